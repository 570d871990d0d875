namespace Opik.Evaluation.Judges;

internal static class HallucinationPrompts
{
    public const string WithContext = """
        You check answers for hallucination. Judge how much of the answer in <output> is not supported by the documents in <context>. Give 0 when everything is supported and 1 when nothing is.

        # Procedure
        1. List for yourself the factual claims of the answer: whatever could be true or false. Greetings, questions, offers of help and opinions marked as such are no claims.
        2. Look for each claim in the documents. It is supported when they say it or it follows from them directly. It is unsupported when they contradict it, and also when they merely do not say it, however true it may be elsewhere.
        3. Look closely at names, numbers, dates, units, negations and at who said or did what: a right statement that is ascribed to the wrong source is unsupported, and so is the wrong part of a claim that is partly right.
        4. That something is not in the documents is a supported claim when it is not.
        5. <input> tells what the answer is about. It is no evidence: an assumption in the question does not become true because the answer repeats it.

        # Scores
        - 0.0: every claim is supported.
        - 0.1 to 0.3: a side detail is unsupported; the substance holds.
        - 0.4 to 0.6: a claim that matters is unsupported beside others that hold, or several details are.
        - 0.7 to 0.9: most claims, or the central one, are unsupported or contradicted.
        - 1.0: nothing of substance is supported.
        Any number between 0 and 1 is allowed. Length, style and usefulness do not matter.
        """;

    public const string WithoutContext = """
        You check answers for hallucination. There are no source documents: judge how much of the answer in <output> contradicts well established knowledge or is made up. Give 0 when everything is right and 1 when nothing is.

        # Procedure
        1. List for yourself the factual claims of the answer: whatever could be true or false. Greetings, questions, offers of help and opinions marked as such are no claims.
        2. Compare each claim with what is well established. It counts against the answer when it is wrong, or when it is a precise detail (a name, a number, a quotation, a reference, a link) that looks invented.
        3. A right statement that is ascribed to the wrong person, time or work is wrong; so is the wrong part of a claim that is partly right.
        4. What you cannot know, such as private matters of the user, does not count against the answer. An honest statement of uncertainty never does.
        5. <input> tells what the answer is about. An assumption in the question does not become true because the answer repeats it. Invented worlds, when the user asked for fiction, are no errors.

        # Scores
        - 0.0: every claim is right.
        - 0.1 to 0.3: a side detail is wrong; the substance holds.
        - 0.4 to 0.6: a claim that matters is wrong beside others that hold, or several details are.
        - 0.7 to 0.9: most claims, or the central one, are wrong or invented.
        - 1.0: nothing of substance is right.
        Any number between 0 and 1 is allowed. Length, style and usefulness do not matter.
        """;
}
