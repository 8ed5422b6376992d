/**
 * Medical abbreviations and words that mean the same: one line each, every way on it finds every other. A short form that
 * stands for several things has a line for each; one that is an everyday word (ALL, AIDS, PAIN) is left out.
 */
export const SYNONYMS = `
MI = myocardial infarction = heart attack
ACS = acute coronary syndrome
STEMI = ST elevation myocardial infarction
NSTEMI = non ST elevation myocardial infarction
CAD = coronary artery disease
CHD = coronary heart disease
IHD = ischaemic heart disease
CVD = cardiovascular disease
PAD = peripheral arterial disease = peripheral artery disease
HF = heart failure
CHF = congestive heart failure
HFrEF = heart failure with reduced ejection fraction
HFpEF = heart failure with preserved ejection fraction
HFmrEF = heart failure with mildly reduced ejection fraction
EF = ejection fraction
LVEF = left ventricular ejection fraction
LVH = left ventricular hypertrophy
AF = AFib = atrial fibrillation
SVT = supraventricular tachycardia
VT = ventricular tachycardia
VF = ventricular fibrillation
AV block = atrioventricular block = heart block
PCI = percutaneous coronary intervention
CABG = coronary artery bypass graft
TAVI = TAVR = transcatheter aortic valve implantation = transcatheter aortic valve replacement
ICD = implantable cardioverter defibrillator
CRT = cardiac resynchronisation therapy
ECG = EKG = electrocardiogram
echo = echocardiogram = echocardiography
BNP = brain natriuretic peptide
NT-proBNP = N-terminal pro-brain natriuretic peptide
BP = blood pressure
SBP = systolic blood pressure
DBP = diastolic blood pressure
ABPM = ambulatory blood pressure monitoring
HTN = hypertension = high blood pressure
hypotension = low blood pressure
heart rate = pulse rate
tachycardia = fast heart rate
bradycardia = slow heart rate
TIA = transient ischaemic attack = mini stroke
CVA = cerebrovascular accident = stroke
ICH = intracerebral haemorrhage
SAH = subarachnoid haemorrhage
DVT = deep vein thrombosis = deep venous thrombosis
PE = pulmonary embolism
VTE = venous thromboembolism
INR = international normalised ratio
DOAC = NOAC = direct oral anticoagulant
anticoagulant = blood thinner
LMWH = low molecular weight heparin
ACE inhibitor = ACEi = angiotensin converting enzyme inhibitor
ARB = angiotensin receptor blocker
ARNI = angiotensin receptor neprilysin inhibitor
MRA = mineralocorticoid receptor antagonist
CCB = calcium channel blocker
beta blocker = beta adrenergic blocker
diuretic = water tablet = water pill
PCSK9 = proprotein convertase subtilisin kexin type 9
LDL = LDL-C = low density lipoprotein
HDL = HDL-C = high density lipoprotein
TG = triglyceride
FH = familial hypercholesterolaemia
hyperlipidaemia = dyslipidaemia = high cholesterol
DM = diabetes mellitus
T1DM = T1D = type 1 diabetes = insulin dependent diabetes
T2DM = T2D = type 2 diabetes = type ii diabetes
GDM = gestational diabetes
HbA1c = A1c = glycated haemoglobin = glycosylated haemoglobin
glucose = blood sugar
hypoglycaemia = low blood sugar
hyperglycaemia = high blood sugar
CGM = continuous glucose monitoring
OGTT = oral glucose tolerance test
DKA = diabetic ketoacidosis
SGLT2 = sodium glucose cotransporter 2
SGLT2 inhibitor = SGLT2i = gliflozin = sodium glucose cotransporter 2 inhibitor
GLP1 = GLP-1 = glucagon like peptide 1
GLP-1 RA = GLP-1 receptor agonist = GLP-1 agonist
DPP4 = DPP-4 = dipeptidyl peptidase 4
BMI = body mass index
obesity = excess weight
TSH = thyroid stimulating hormone = thyrotropin
hypothyroidism = underactive thyroid
hyperthyroidism = overactive thyroid
PCOS = polycystic ovary syndrome
HRT = hormone replacement therapy = menopausal hormone therapy
CKD = chronic kidney disease = chronic renal disease
AKI = acute kidney injury = acute renal failure
ESRD = ESKD = end stage renal disease = end stage kidney disease
eGFR = estimated glomerular filtration rate
GFR = glomerular filtration rate
ACR = albumin creatinine ratio
UACR = urine albumin creatinine ratio
kidney = renal
liver = hepatic
lung = pulmonary
heart = cardiac
brain = cerebral
stomach = gastric
skin = cutaneous
UTI = urinary tract infection
LUTS = lower urinary tract symptoms
BPH = benign prostatic hyperplasia = enlarged prostate
PSA = prostate specific antigen
ED = erectile dysfunction
STI = STD = sexually transmitted infection = sexually transmitted disease
COPD = chronic obstructive pulmonary disease = chronic obstructive lung disease
ICS = inhaled corticosteroid
LABA = long acting beta agonist
LAMA = long acting muscarinic antagonist
SABA = short acting beta agonist
FEV1 = forced expiratory volume in one second
FVC = forced vital capacity
PEF = peak expiratory flow
FeNO = fractional exhaled nitric oxide
OSA = obstructive sleep apnoea = sleep apnea
CPAP = continuous positive airway pressure
IPF = idiopathic pulmonary fibrosis
ILD = interstitial lung disease
ARDS = acute respiratory distress syndrome
CAP = community acquired pneumonia
TB = tuberculosis
RSV = respiratory syncytial virus
dyspnoea = shortness of breath = breathlessness
COVID-19 = covid = coronavirus = SARS-CoV-2 = coronavirus disease 2019 = 2019-nCoV = novel coronavirus
flu = influenza
vaccine = vaccination = immunisation
HIV = human immunodeficiency virus
HPV = human papillomavirus
HBV = hepatitis B = hepatitis B virus
HCV = hepatitis C = hepatitis C virus
EBV = Epstein Barr virus
CMV = cytomegalovirus
HSV = herpes simplex = herpes simplex virus
shingles = herpes zoster
chickenpox = varicella
whooping cough = pertussis
MRSA = methicillin resistant Staphylococcus aureus
AMR = antimicrobial resistance = antibiotic resistance
C diff = Clostridioides difficile = Clostridium difficile
H pylori = Helicobacter pylori
E coli = Escherichia coli
fever = pyrexia
PPI = proton pump inhibitor
GERD = GORD = gastroesophageal reflux disease = acid reflux
GI = gastrointestinal
IBD = inflammatory bowel disease
IBS = irritable bowel syndrome
UC = ulcerative colitis
FIT = faecal immunochemical test
NAFLD = non alcoholic fatty liver disease = MASLD = fatty liver
NASH = non alcoholic steatohepatitis = MASH
HCC = hepatocellular carcinoma = liver cancer
ALT = alanine aminotransferase
AST = aspartate aminotransferase
LFT = liver function test
bowel cancer = colorectal cancer = CRC
gallstones = cholelithiasis
piles = haemorrhoids
jaundice = icterus
RA = rheumatoid arthritis
OA = osteoarthritis
PsA = psoriatic arthritis
SLE = systemic lupus erythematosus = lupus
axSpA = axial spondyloarthritis
PMR = polymyalgia rheumatica
GCA = giant cell arteritis = temporal arteritis
BMD = bone mineral density
DXA = DEXA = dual energy x-ray absorptiometry
DMARD = disease modifying antirheumatic drug
NSAID = non steroidal anti-inflammatory drug
TNF = tumour necrosis factor
JAK = Janus kinase
CRP = C-reactive protein
ESR = erythrocyte sedimentation rate
broken bone = fracture
MS = multiple sclerosis
ALS = amyotrophic lateral sclerosis = motor neurone disease = MND
PD = Parkinson disease
AD = Alzheimer disease
MCI = mild cognitive impairment
epilepsy = seizure disorder
MRI = magnetic resonance imaging
CT = computed tomography
PET = positron emission tomography
EEG = electroencephalogram
CSF = cerebrospinal fluid
MDD = major depressive disorder
SSRI = selective serotonin reuptake inhibitor
SNRI = serotonin noradrenaline reuptake inhibitor
GAD = generalised anxiety disorder
PTSD = post traumatic stress disorder
OCD = obsessive compulsive disorder
ADHD = attention deficit hyperactivity disorder
ASD = autism spectrum disorder = autism
CBT = cognitive behavioural therapy
ECT = electroconvulsive therapy
AUD = alcohol use disorder
OUD = opioid use disorder
cancer = carcinoma = malignancy = neoplasm
tumour = neoplasm
NSCLC = non small cell lung cancer
SCLC = small cell lung cancer
RCC = renal cell carcinoma
AML = acute myeloid leukaemia
CLL = chronic lymphocytic leukaemia
CML = chronic myeloid leukaemia
NHL = non Hodgkin lymphoma
DLBCL = diffuse large B cell lymphoma
EGFR = epidermal growth factor receptor
HER2 = human epidermal growth factor receptor 2
PD-1 = programmed death 1 = programmed cell death 1
PD-L1 = programmed death ligand 1
VEGF = vascular endothelial growth factor
CAR-T = chimeric antigen receptor T cell
PARP inhibitor = PARPi
chemo = chemotherapy
metastatic = stage IV
Hb = Hgb = haemoglobin
WBC = white blood cell = leucocyte
RBC = red blood cell = erythrocyte
platelet = thrombocyte
FBC = CBC = full blood count = complete blood count
IDA = iron deficiency anaemia
B12 = vitamin B12 = cobalamin
vitamin C = ascorbic acid
vitamin D = 25-hydroxyvitamin D = cholecalciferol
folate = folic acid
omega 3 = fish oil
paracetamol = acetaminophen
aspirin = acetylsalicylic acid = ASA
adrenaline = epinephrine
noradrenaline = norepinephrine
salbutamol = albuterol
IV = intravenous
IM = intramuscular
SC = subcutaneous
OTC = over the counter
ADR = adverse drug reaction = side effect = adverse effect
RCT = randomised controlled trial
QoL = quality of life
NNT = number needed to treat
GP = gps = general practitioner = family doctor = family physician
primary care = general practice
doctor = physician
emergency department = emergency room
ICU = intensive care unit = intensive care
NICU = neonatal intensive care unit
NICE = National Institute for Health and Care Excellence
WHO = World Health Organization
NHS = National Health Service
FDA = Food and Drug Administration
EMA = European Medicines Agency
ESC = European Society of Cardiology
AHA = American Heart Association
newborn = neonate
elderly = older adults = older people
adolescents = teenagers = teens = young people
pregnant = gravid
miscarriage = spontaneous abortion
IUD = intrauterine device
IVF = in vitro fertilisation
SIDS = sudden infant death syndrome = cot death
eczema = atopic dermatitis
hives = urticaria
itching = pruritus
hair loss = alopecia
BCC = basal cell carcinoma
AMD = age related macular degeneration
IOP = intraocular pressure
short-sightedness = myopia
`;
