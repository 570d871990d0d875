using System.Text.RegularExpressions;
using static Opik.Evaluation.Safety.Injection.InjectionTerms;

namespace Opik.Evaluation.Safety.Injection;

/// <summary>To ignore, forget, reset or get round what a model was told.</summary>
internal static partial class InstructionOverrides
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IReadOnlyList<InjectionFamily> Families { get; } =
    [
        new("ignore_rules", text => IgnoreRules().IsMatch(text)),
        new("ignore_previous", text => IgnorePrevious().IsMatch(text)),
        new("forget_instructions", text => ForgetInstructions().IsMatch(text)),
        new("remove_rules", text => RemoveRules().IsMatch(text)),
        new("override_rules", text => OverrideRules().IsMatch(text)),
        new("forget_what_was_said", text => ForgetWhatWasSaid().IsMatch(text)),
        new("reset", text => Reset().IsMatch(text)),
        new("from_now_on", text => FromNowOn().IsMatch(text)),
        new("no_longer_bound", text => NoLongerBound().IsMatch(text)),
        new("you_are_not_bound", text => YouAreNotBound().IsMatch(text)),
        new("you_are_not_restricted", text => YouAreNotRestricted().IsMatch(text)),
        new("please_ignore", text => PleaseIgnore().IsMatch(text)),
        new("bypass_safety", text => BypassSafety().IsMatch(text)),
        new("no_restrictions_apply", text => text.Contains("no restrictions apply", StringComparison.Ordinal)),
        new("no_rules_apply", text => text.Contains("no rules apply", StringComparison.Ordinal)),
    ];

    [GeneratedRegex("ignore(?: " + Bare + "|" + Gap + Target + ")" + End, Options, LongestMilliseconds)]
    private static partial Regex IgnoreRules();

    [GeneratedRegex("ignore (?:the )?(?:previous|prior|above|earlier) (?:instructions|prompts|guidelines|messages|rules|content|input)", Options, LongestMilliseconds)]
    private static partial Regex IgnorePrevious();

    [GeneratedRegex("(?:disregard|forget) " + Bare + End, Options, LongestMilliseconds)]
    private static partial Regex ForgetInstructions();

    [GeneratedRegex("(?:disregard|forget|omit|remove|bypass|disable|neglect)" + Gap + "(?:" + Target + "|content|inputs?)" + End, Options, LongestMilliseconds)]
    private static partial Regex RemoveRules();

    [GeneratedRegex("override" + Gap + Target + End, Options, LongestMilliseconds)]
    private static partial Regex OverrideRules();

    [GeneratedRegex("(?:forget|ignore|disregard|bypass|remove|omit) (?:everything|(?:all )?(?:that|which) (?:i|you) (?:said|told|provided))", Options, LongestMilliseconds)]
    private static partial Regex ForgetWhatWasSaid();

    [GeneratedRegex("reset (?:all )?(?:instructions|prompts|settings|conversation|history)", Options, LongestMilliseconds)]
    private static partial Regex Reset();

    [GeneratedRegex("from now on,? you (?:(?:must|will|should|are to) )?(?:ignore|disregard|bypass)", Options, LongestMilliseconds)]
    private static partial Regex FromNowOn();

    [GeneratedRegex(Start + "no longer (?:bound|restricted|limited) by", Options, LongestMilliseconds)]
    private static partial Regex NoLongerBound();

    [GeneratedRegex(Start + "you are no longer bound by (?:the )?(?:rules|guidelines|system|policy|instructions)" + End, Options, LongestMilliseconds)]
    private static partial Regex YouAreNotBound();

    [GeneratedRegex(Start + "you're no longer restricted by (?:the )?(?:rules|guidelines|system|policy|instructions)" + End, Options, LongestMilliseconds)]
    private static partial Regex YouAreNotRestricted();

    [GeneratedRegex("please (?:disregard|ignore) (?:the )?(?:previous|prior|above) (?:instructions|prompts|messages)", Options, LongestMilliseconds)]
    private static partial Regex PleaseIgnore();

    [GeneratedRegex("bypass (?:the )?(?:content|safety|policy|control|filter|restriction|moderation)", Options, LongestMilliseconds)]
    private static partial Regex BypassSafety();
}
