using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>What judges of conversations are told besides their own criteria.</summary>
internal static class ConversationPrompts
{
    private static readonly JudgeTag ScoreTag = new("score", "the score, from 0.0 to 1.0");
    private static readonly JudgeSchema ReasonSchema = new("conversation_reason", new JudgeField("reason", JudgeFieldType.Text, "why the score is what it is, in two to four sentences"));

    /// <summary>The form of a verdict.</summary>
    /// <param name="verdict">What yes and no mean.</param>
    public static JudgeSchema VerdictSchema(string verdict) => new(
        "conversation_verdict",
        new JudgeField("reason", JudgeFieldType.Text, "what decides, in one or two sentences that name messages by their number; null where there is nothing to say") { IsNullable = true },
        new JudgeField("verdict", JudgeFieldType.Text, verdict) { Choices = ["yes", "no"] });

    /// <summary>Instructions for the reason out of single verdicts.</summary>
    /// <param name="task">What was scored, and what a high score means.</param>
    public static JudgeInstructions Reason(string task) => new(
        task + """


        Write the reason for the score. It rests on the verdicts alone: name what speaks for the score and what against it, with the numbers of the messages that they name, and cite what was said in a few words. Start with "The score is …" and the score as it is given, with one decimal. Where nothing speaks against the best score, say what went well.
        """,
        [ScoreTag, ConversationData.Verdicts],
        ReasonSchema);
}
