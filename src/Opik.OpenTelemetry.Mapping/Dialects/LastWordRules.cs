using static Opik.OpenTelemetry.Mapping.AttributeTarget;

namespace Opik.OpenTelemetry.Mapping.Dialects;

/// <summary>
/// Attributes of programs nobody told us about: what their last word says (<c>myapp.step.output</c>). The rest stays
/// unknown and goes to metadata.
/// </summary>
internal static class LastWordRules
{
    private static readonly AttributeRule IntoInput = new("*", Input);
    private static readonly AttributeRule IntoOutput = new("*", Output);

    private static readonly HashSet<string> InputWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "input", "inputs", "prompt", "prompts", "question", "user_input", "user_prompt", "arguments", "args", "spanInputs",
    };

    private static readonly HashSet<string> OutputWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "output", "outputs", "answer", "completion", "response", "result", "reply", "spanOutputs",
    };

    /// <summary>The rule for a name; null when its last word says nothing.</summary>
    public static AttributeRule? Find(string name)
    {
        var word = name[(name.LastIndexOf('.') + 1)..];
        return InputWords.Contains(word) ? IntoInput : OutputWords.Contains(word) ? IntoOutput : null;
    }
}
