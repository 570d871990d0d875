using System.Text.Json;
using Opik.Contracts.PythonRules;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Conversations;

/// <summary>One finding of a judge of conversations.</summary>
/// <param name="Text">In lower case; mostly <c>yes</c> or <c>no</c>.</param>
/// <param name="Reason">Why; null: not said.</param>
internal sealed record ConversationVerdict(string Text, string? Reason)
{
    public bool IsYes => Text == "yes";

    public bool IsNo => Text == "no";

    /// <summary>Reads <c>{"verdict":"no","reason":"…"}</c>; the reason may be null.</summary>
    /// <exception cref="MetricComputationException">It is something else.</exception>
    public static ConversationVerdict Read(JudgeAnswer answer)
    {
        var text = PythonCase.Lower(PythonText.Strip(answer.Words("verdict")));
        var reason = answer.Member("reason");
        return new ConversationVerdict(text, reason is null || reason.GetValueKind() == JsonValueKind.Null ? null : answer.Words("reason"));
    }
}
