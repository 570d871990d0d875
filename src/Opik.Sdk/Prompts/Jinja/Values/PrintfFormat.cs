using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Values;

/// <summary>
/// <c>"%s has %05.2f" % (name, score)</c>: conversions s, r, d, i, u, f, e, g, x, X, o, c and %, with flags, width and precision.
/// https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
/// </summary>
internal static partial class PrintfFormat
{
    private const int MaxWidth = 10_000;

    public static string Apply(string format, IReadOnlyList<object?> values, JinjaDict? named, bool mayBeUnused = false)
    {
        var next = 0;
        var isNamed = false;
        var text = Conversion().Replace(format, match =>
        {
            var kind = match.Groups["kind"].Value;
            if (kind == "%")
                return "%";
            if (kind.Length == 0)
                throw new PromptTemplateException($"'{match.Value}' is no format");
            object? value;
            if (match.Groups["name"].Success)
            {
                isNamed = true;
                if (named is null || !named.TryGet(match.Groups["name"].Value, out value))
                    throw new PromptTemplateException($"The format names '{match.Groups["name"].Value}', which is not given");
            }
            else
            {
                value = next < values.Count ? values[next++] : throw new PromptTemplateException("The format has more places than there are values");
            }

            return Pad(Convert(kind[0], value, Number(match, "precision")), match.Groups["flags"].Value, Number(match, "width") ?? 0, kind[0]);
        });
        if (!isNamed && !mayBeUnused && next < values.Count && named is null)
            throw new PromptTemplateException("The format has fewer places than there are values");
        return text;
    }

    private static int? Number(Match match, string group)
    {
        if (!match.Groups[group].Success)
            return null;
        var text = match.Groups[group].Value;
        return text.Length == 0 ? 0 : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number <= MaxWidth ? number : throw new PromptTemplateException("A format is too wide");
    }

    private static string Convert(char kind, object? value, int? precision)
    {
        if (kind is 's' or 'r' or 'a')
        {
            var text = kind == 's' ? ValueText.Of(value) : ValueText.Repr(value);
            return precision is { } length ? PythonText.Prefix(text, length) : text;
        }

        if (kind == 'c' && value is string { Length: 1 })
            return (string)value;
        if (!ValueMath.TryNumber(value, out var number))
            throw (value is Undefined undefined ? undefined.Error() : new PromptTemplateException($"%{kind} needs a number, not {ValueText.TypeName(value)}"));
        if (kind is 'd' or 'i' or 'u')
            return (number is BigInteger integer ? integer : new BigInteger(Math.Truncate((double)number))).ToString("D" + (precision ?? 1), CultureInfo.InvariantCulture);
        if (kind is 'x' or 'X' or 'o' or 'c')
            return number is BigInteger whole && BigInteger.Abs(whole) < long.MaxValue ? Radix(kind, (long)whole) : throw new PromptTemplateException($"%{kind} needs an integer");
        return Float(kind, ValueMath.ToDouble(number), precision ?? 6);
    }

    private static string Radix(char kind, long value)
    {
        if (kind == 'c')
            return value is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32((int)value) : throw new PromptTemplateException("%c needs a code point");
        var digits = kind == 'o' ? System.Convert.ToString(Math.Abs(value), 8) : Math.Abs(value).ToString(kind.ToString(), CultureInfo.InvariantCulture);
        return value < 0 ? "-" + digits : digits;
    }

    private static string Float(char kind, double value, int precision)
    {
        if (!double.IsFinite(value))
            return PythonFloat.Text(value);
        return char.ToLowerInvariant(kind) switch
        {
            'f' => PythonFloat.Fixed(value, precision),
            'e' => PythonFloat.Exponent(value, precision),
            _ => PythonFloat.General(value, precision),
        } is var text && char.IsUpper(kind) ? text.ToUpperInvariant() : text;
    }

    private static string Pad(string text, string flags, int width, char kind)
    {
        var isNumber = kind is not ('s' or 'r' or 'a' or 'c');
        if (isNumber && !text.StartsWith('-') && flags.AsSpan().IndexOfAny('+', ' ') >= 0)
            text = (flags.Contains('+', StringComparison.Ordinal) ? "+" : " ") + text;
        var missing = width - PythonText.Length(text);
        if (missing <= 0)
            return text;
        if (flags.Contains('-', StringComparison.Ordinal))
            return text + new string(' ', missing);
        if (!isNumber || !flags.Contains('0', StringComparison.Ordinal))
            return new string(' ', missing) + text;
        var sign = text[0] is '-' or '+' or ' ' ? 1 : 0;
        return text[..sign] + new string('0', missing) + text[sign..];
    }

    [GeneratedRegex(@"%(?:\((?<name>[^)]*)\))?(?<flags>[-+ 0#]*)(?<width>[0-9]+)?(?:\.(?<precision>[0-9]*))?[hlL]?(?<kind>[srdiufFeEgGxXoca%]?)", RegexOptions.NonBacktracking)]
    private static partial Regex Conversion();
}
