using System.Text.RegularExpressions;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>What is known of a model as a judge that uses tools. The list is short on purpose: a model that wanders or breaks the form costs more than it finds.</summary>
/// <param name="UsesTools">Whether it is trusted with tools by <see cref="ScoringToolStrategy.Auto"/>.</param>
/// <param name="Window">Tokens that it can look at; for models that are not known a window that every model has.</param>
internal sealed partial record JudgeCapability(bool UsesTools, int Window)
{
    private const int UnknownWindow = 16_000;

    /// <param name="model">Id, e.g. <c>openai/gpt-5-mini</c>, <c>anthropic/claude-sonnet-4-6</c>, <c>bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0</c>.</param>
    public static JudgeCapability Of(string model)
    {
        var name = model.ToLowerInvariant();
        if (Nano().IsMatch(name))
            return new JudgeCapability(false, 400_000);
        if (Gpt4O().IsMatch(name))
            return new JudgeCapability(true, 128_000);
        if (Gpt5().Match(name) is { Success: true } gpt)
            return new JudgeCapability(true, gpt.Groups["minor"].Value is "4" or "5" ? 1_000_000 : 400_000);
        if (Claude().Match(name) is { Success: true } claude)
            return new JudgeCapability(true, claude.Groups["haiku"].Success ? 200_000 : 1_000_000);
        return new JudgeCapability(false, UnknownWindow);
    }

    /// <summary>Whether it is a model of OpenAI that thinks before it answers, and takes a reasoning effort.</summary>
    public static bool Reasons(string model) => Reasoning().IsMatch(model.ToLowerInvariant());

    // An id ends with the model, a date, or the version of Bedrock: gpt-4o-2024-11-20, claude-haiku-4-5@20251001, …-20251001-v1:0
    private const string End = @"(-latest|[-@]\d{4}-?\d{2}-?\d{2})?(-v\d+(:\d+)?)?$";

    [GeneratedRegex(@"(^|[/.])(o[1-9]([-@.]|$)|gpt-([5-9]|[1-9]\d))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Reasoning();

    [GeneratedRegex(@"(^|[/.])gpt-5-nano" + End, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Nano();

    [GeneratedRegex(@"(^|[/.])gpt-4o(-mini)?" + End, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Gpt4O();

    [GeneratedRegex(@"(^|[/.])gpt-5(-mini|\.(?<minor>[1-5]))?" + End, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Gpt5();

    [GeneratedRegex(@"(^|[/.])claude-(opus-4[-.][67]|sonnet-4[-.]6|(?<haiku>haiku-4[-.]5))" + End, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Claude();
}
