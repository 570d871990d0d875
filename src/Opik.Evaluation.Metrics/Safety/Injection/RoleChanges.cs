using System.Text.RegularExpressions;
using static Opik.Evaluation.Safety.Injection.InjectionTerms;

namespace Opik.Evaluation.Safety.Injection;

/// <summary>To be someone else: another role, a mode without rules, or the system itself.</summary>
internal static partial class RoleChanges
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public static IReadOnlyList<InjectionFamily> Families { get; } =
    [
        new("pretend_role", text => PretendRole().IsMatch(text)),
        new("pretend_model", text => PretendModel().IsMatch(text)),
        new("act_as", text => ActAs().IsMatch(text)),
        new("switch_mode", text => SwitchMode().IsMatch(text)),
        new("this_is_jailbreak", text => text.Contains("this is jailbreak", StringComparison.Ordinal)),
        new("jailbreak", text => Jailbreak().IsMatch(text)),
        new("dan", text => text.Contains("dan:", StringComparison.Ordinal) || text.Contains("dan mode", StringComparison.Ordinal)),
        new("dan_mode", HasDanBeforeMode),
        new("unleash_dan", text => UnleashDan().IsMatch(text)),
        new("system_message_tag", text => text.Contains("[system message]", StringComparison.Ordinal)),
        new("prompt_tag", text => text.Contains("[prompt]", StringComparison.Ordinal)),
        new("system_speaks", text => SystemSpeaks().IsMatch(text)),
    ];

    // One search for each, where "dan.*mode" would look at the rest of the text once for each name in it.
    private static bool HasDanBeforeMode(string text) => Dan().Match(text) is { Success: true } dan && text.AsSpan(dan.Index + dan.Length).Contains("mode", StringComparison.Ordinal);

    [GeneratedRegex("pretend (?:to )?be (?:(?:an?|the) )?(?:assistant|user|hacker|developer|admin|moderator|human|system|dan|jailbroken|unrestricted|unfiltered|persona)", Options, LongestMilliseconds)]
    private static partial Regex PretendRole();

    [GeneratedRegex("pretend (?:to )?be (?:an?|the)" + Gap + "(?:ai|model|bot|chatbot|character|persona|actor|agent)" + End, Options, LongestMilliseconds)]
    private static partial Regex PretendModel();

    [GeneratedRegex("act as (?:(?:an?|the) )?(?:system|hacker|developer|admin|moderator|human|other assistant)", Options, LongestMilliseconds)]
    private static partial Regex ActAs();

    [GeneratedRegex("(?:enable|activate|switch to) (?:developer mode|dan mode|jailbreak|god mode)", Options, LongestMilliseconds)]
    private static partial Regex SwitchMode();

    [GeneratedRegex(Start + "jailbreak" + End, Options, LongestMilliseconds)]
    private static partial Regex Jailbreak();

    [GeneratedRegex(Start + "dan" + End, Options, LongestMilliseconds)]
    private static partial Regex Dan();

    [GeneratedRegex(Start + "unleash (?:the )?dan" + End, Options, LongestMilliseconds)]
    private static partial Regex UnleashDan();

    [GeneratedRegex(Start + "system(?: ?(?:prompt|message))? ?: ?you (?:are|must|will)", Options, LongestMilliseconds)]
    private static partial Regex SystemSpeaks();
}
