namespace Opik.Evaluation.Judges;

/// <summary>Tasks on summaries, dialogues and answers.</summary>
internal static class TextTasks
{
    private static readonly JudgeTag Input = new("input", "what the work was made from or answers, if it is not part of the work");

    public static GEvalTask SummarizationConsistency { get; } = new(
        "g_eval_summarization_consistency_metric",
        "You evaluate whether a summary is faithful to its source. The solution holds the source text and the summary, or the summary alone where the source is given beside it.",
        """
        - Facts: every statement of the summary is in the source or follows from it.
        - Entities and numbers: names, roles, dates, amounts and units are those of the source.
        - Relations: causes, conditions, negations, degrees of certainty and who said what are kept.
        - Nothing invented: no addition, however plausible.
        Leaving out is no fault, unless it turns the meaning. Style is not judged.
        10: everything in the summary is borne out by the source. 5: right in the main, with one error that matters or several small ones. 0: the summary contradicts the source or is largely invented.
        """)
    { Extras = [Input] };

    public static GEvalTask SummarizationCoherence { get; } = new(
        "g_eval_summarization_coherence_metric",
        "You evaluate how well a summary reads: its structure, clarity and coherence. The solution holds the summary, perhaps with its source.",
        """
        - Flow: the sentences follow one another in an order that makes sense; transitions carry.
        - Clarity: each sentence is understood at first reading; it is clear what pronouns and terms mean.
        - Unity: one subject, no jumps, no repetition, no fragments.
        - No contradictions within the summary.
        Whether it is true to the source is not judged.
        10: reads as one well built text. 5: understood, with jumps, repetitions or unclear references. 0: a heap of sentences, contradictory or not to be understood.
        """)
    { Extras = [Input] };

    public static GEvalTask DialogueHelpfulness { get; } = new(
        "g_eval_dialogue_helpfulness_metric",
        "You evaluate how helpful the reply of an assistant is within its dialogue. The solution holds the reply, perhaps with the dialogue before it.",
        """
        - Request: the reply deals with what the user wants now, in the light of all that was said before.
        - Accuracy: what it says is right and does not contradict the dialogue.
        - Tone: polite, fitting the user's situation, neither cold nor gushing.
        - Next steps: the user knows what to do; where something is missing, it is asked for.
        - Measure: no padding, nothing essential left out.
        10: could hardly help more. 5: helps with a part, or with noticeable faults. 0: misses the request, misleads or repels.
        """)
    { Extras = [Input, new("conversation", "the dialogue before the reply")] };

    public static GEvalTask QaRelevance { get; } = new(
        "g_eval_qa_relevance_metric",
        "You evaluate how well an answer answers its question. The solution holds the question, the answer and perhaps the context it should rest on.",
        """
        - Core: the question that was asked is answered, directly and as a whole.
        - Ground: what it says rests on the context, where there is one, and is not made up.
        - Conciseness: no digressions, no repetition of the question, no padding.
        - Honesty: where it cannot be answered, the answer says so.
        10: the core question is answered, grounded and to the point. 5: answered in part, or buried among other things. 0: not answered, about something else, or made up.
        """);
}
