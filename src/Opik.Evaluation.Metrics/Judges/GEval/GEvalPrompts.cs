using Microsoft.Extensions.AI;

namespace Opik.Evaluation.Judges;

/// <summary>The two prompts of <see cref="GEvalMetric"/>: one makes evaluation steps, one follows them.</summary>
internal static class GEvalPrompts
{
    private const string Planner = """
        You prepare an evaluation. An evaluator will look at one piece of work, called the solution, and give it a whole number from 0 to 10. From <task_introduction> and <evaluation_criteria> in the user message, work out the steps for it.

        - Write a numbered list of three to eight short steps, and nothing else.
        - Each step says what to look for in the solution, and can be followed with the solution and the criteria alone.
        - Begin with understanding the solution, go through every criterion, and end with weighing the findings into a score.
        - Take the criteria as they are: add none, drop none. Keep their anchors for scores where they give some.
        - Do not evaluate anything yourself.
        """;

    private static readonly JudgeSchema Schema = new(
        "g_eval",
        // The score first: its probabilities are those of a judgement, not those of copying what the reason has already said.
        new JudgeField("score", JudgeFieldType.Integer, "a whole number from 0 to 10, by the criteria"),
        new JudgeField("reason", JudgeFieldType.Text, "why, in one to three sentences that name what in the solution decides"));

    /// <summary>Asks for the steps.</summary>
    public static IReadOnlyList<ChatMessage> Plan(string introduction, string criteria) =>
    [
        new(ChatRole.System, Planner),
        new(ChatRole.User, new JudgeData().Add("task_introduction", introduction).Add("evaluation_criteria", criteria).Render([])),
    ];

    /// <summary>Asks for the score.</summary>
    public static JudgeInstructions Judge(GEvalTask task, string steps) => new(
        $"""
        {task.Introduction.Trim()}

        # Criteria
        {task.Criteria.Trim()}

        # Steps
        {steps.Trim()}

        # Score
        Follow the steps and give a whole number from 0 to 10 as the criteria say.
        """,
        [new JudgeTag("solution", "the work to evaluate"), .. task.Extras],
        Schema);
}
