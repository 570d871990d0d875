using System.Text.RegularExpressions;
using Opik.Contracts.PythonRules;

namespace Opik.Anonymizing;

/// <summary>One rule: what becomes of a text. Python twins: <c>RegexRule</c>, <c>FunctionRule</c>.</summary>
public sealed class AnonymizationRule
{
    private readonly Func<string, string> _apply;

    private AnonymizationRule(Func<string, string> apply) => _apply = apply;

    /// <summary>Replaces what a regular expression of .NET finds.</summary>
    /// <param name="pattern">The expression; give it a timeout when texts come from strangers.</param>
    /// <param name="replacement">In .NET's form: <c>$1</c>, <c>${name}</c>.</param>
    public static AnonymizationRule Replace(Regex pattern, string replacement)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(replacement);
        return new AnonymizationRule(text => pattern.Replace(text, replacement));
    }

    /// <summary>
    /// Replaces what a regular expression in Python's dialect finds, so that rules can be shared between languages:
    /// <c>(?P&lt;user&gt;\w+)@</c> and <c>&lt;\g&lt;user&gt;&gt;</c>. A text that takes longer than five seconds fails with
    /// <see cref="RegexMatchTimeoutException"/>.
    /// </summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="replacement">In Python's form: <c>\1</c>, <c>\g&lt;name&gt;</c>.</param>
    /// <exception cref="ArgumentException">The expression is not well formed.</exception>
    /// <exception cref="FormatException">The replacement is not well formed.</exception>
    public static AnonymizationRule ReplacePython(string pattern, string replacement)
    {
        var regex = new PythonRegex(pattern);
        var template = PythonReplacement.Parse(replacement, regex);
        return new AnonymizationRule(text => regex.Replace(text, template));
    }

    /// <summary>Hands the text to a function.</summary>
    /// <param name="function">Gives the text to log; called from several threads.</param>
    public static AnonymizationRule Function(Func<string, string> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new AnonymizationRule(function);
    }

    /// <summary>The text after the rule.</summary>
    public string Apply(string text) => _apply(text);
}
