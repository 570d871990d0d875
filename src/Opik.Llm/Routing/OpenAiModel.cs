using System.Globalization;
using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>What the name of a model of OpenAI tells about it, whoever hosts it: <c>gpt-5-nano</c>, <c>openai/o3</c>, <c>openai.gpt-5.2</c>.</summary>
/// <param name="IsReasoning">Whether it thinks first: o1 and later of that series, GPT-5 and later, but not their chat variants.</param>
/// <param name="Generation">5.1 for <c>gpt-5.1</c>; 0 for the o series.</param>
internal sealed partial record OpenAiModel(bool IsReasoning, double Generation)
{
    private static readonly OpenAiModel Other = new(false, 0);

    public static OpenAiModel Parse(string model)
    {
        var match = Name().Match(model);
        if (!match.Success)
            return Other;
        var generation = match.Groups["gpt"].Success ? double.Parse(match.Groups["gpt"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        return new OpenAiModel(!model.Contains("-chat", StringComparison.Ordinal), generation);
    }

    /// <summary>
    /// GPT-5.1 to 5.4 take a temperature when they do not think, which their later ones do not
    /// (<see href="https://platform.openai.com/docs/guides/latest-model"/>).
    /// </summary>
    public bool TakesSampling(string? effort) => effort == "none" && Generation is >= 5.1 and < 5.5;

    /// <summary>The nearest effort that the model knows; null: none was asked for.</summary>
    public string? Effort(string? effort) => effort switch
    {
        "none" when Generation == 0 => "low",
        "none" when Generation < 5.1 => "minimal",
        "minimal" when Generation == 0 => "low",
        "minimal" when Generation >= 5.1 => "low",
        "xhigh" when Generation < 5.2 => "high",
        _ => effort,
    };

    // The begin of the name, or what follows the maker.
    [GeneratedRegex(@"(^|[/.])(o[1-9]([-@.]|$)|gpt-(?<gpt>([5-9]|[1-9]\d)(\.\d+)?))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
