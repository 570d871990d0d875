using System.Globalization;
using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>
/// What the name of a Claude model tells about it, whoever hosts it: <c>claude-opus-4-7</c>, <c>claude-3-5-haiku-20241022</c>,
/// <c>us.anthropic.claude-sonnet-4-5-20250929-v1:0</c>. An unreadable name counts as a new model.
/// </summary>
/// <param name="IsClaude">Whether it is one.</param>
/// <param name="Generation">4.7 for <c>claude-opus-4-7</c>.</param>
internal sealed partial record ClaudeModel(bool IsClaude, double Generation)
{
    private const double Newest = 99;

    public static ClaudeModel Parse(string model)
    {
        if (!model.Contains("claude", StringComparison.Ordinal))
            return new ClaudeModel(false, 0);
        var match = Name().Match(model);
        return new ClaudeModel(true, match.Success ? Number(match.Groups["major"]) + (match.Groups["minor"].Success ? Number(match.Groups["minor"]) / 10 : 0) : Newest);
    }

    /// <summary>Whether it takes temperature, top_p and top_k: none since Opus 4.7. <see href="https://platform.claude.com/docs/en/about-claude/models/migration-guide"/></summary>
    public bool TakesSampling => Generation < 4.65;

    /// <summary>Whether it decides itself how long it thinks, by an effort, instead of a number of tokens.</summary>
    public bool ThinksByEffort => Generation >= 4.55;

    /// <summary>Whether it can think before it answers.</summary>
    public bool CanThink => Generation >= 3.65;

    /// <summary>Whether it can be held to a schema. <see href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs"/></summary>
    public bool TakesSchema => Generation >= 4.45;

    private static double Number(Group group) => double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    // claude-3-5-sonnet-…, claude-sonnet-4-20250514, claude-opus-4-7, claude-sonnet-4.5
    [GeneratedRegex(@"claude-([a-z]+-)?v?(?<major>\d{1,2})([-.](?<minor>\d))?([-@.:]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
