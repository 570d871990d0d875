using System.Globalization;
using System.Numerics;
using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Values;

/// <summary>
/// <c>"{} of {name:&gt;5}".format(…)</c>: fields by position, number or name, with members, and the format specifications
/// for texts and numbers. https://docs.python.org/3/library/string.html#format-string-syntax
/// </summary>
internal static class BraceFormat
{
    private const int MaxWidth = 10_000;

    public static string Apply(string format, CallArguments arguments)
    {
        var output = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            var isDouble = i + 1 < format.Length && format[i + 1] == format[i];
            if (format[i] is '{' or '}' && isDouble)
                output.Append(format[i++]);
            else if (format[i] == '{')
                output.Append(Field(format[(i + 1)..(i = Close(format, i))], arguments, ref next));
            else if (format[i] == '}')
                throw new PromptTemplateException("A format has a single '}'");
            else
                output.Append(format[i]);
        }

        return output.ToString();
    }

    private static int Close(string format, int open) =>
        format.IndexOf('}', open) is var close and >= 0 ? close : throw new PromptTemplateException("A format has a '{' that is not closed");

    private static string Field(string field, CallArguments arguments, ref int next)
    {
        var colon = field.IndexOf(':');
        var specification = colon < 0 ? string.Empty : field[(colon + 1)..];
        var path = (colon < 0 ? field : field[..colon]).Split('!')[0];
        var conversion = (colon < 0 ? field : field[..colon])[path.Length..];
        var names = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", string.Empty, StringComparison.Ordinal).Split('.');
        object? value = names[0].Length == 0 ? Positional(arguments, next++)
            : int.TryParse(names[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Positional(arguments, number)
            : arguments.Named.TryGetValue(names[0], out var named) ? named : throw new PromptTemplateException($"The format names '{names[0]}', which is not given");
        foreach (var name in names.Skip(1))
            value = Members.Subscript(value, BigInteger.TryParse(name, CultureInfo.InvariantCulture, out var index) ? index : name);
        if (conversion.Length > 0)
            value = conversion == "!r" ? ValueText.Repr(value) : ValueText.Of(value);
        return Specified(value, specification);
    }

    private static object? Positional(CallArguments arguments, int position) =>
        position < arguments.Positional.Count ? arguments.Positional[position] : throw new PromptTemplateException("The format has more places than there are values");

    // [[fill]align][sign][0][width][,][.precision][type]
    private static string Specified(object? value, string specification)
    {
        var rest = specification;
        var fill = " ";
        var align = '\0';
        if (rest.Length > 1 && rest[1] is '<' or '>' or '^' or '=')
            (fill, align, rest) = (rest[..1], rest[1], rest[2..]);
        else if (rest.Length > 0 && rest[0] is '<' or '>' or '^' or '=')
            (align, rest) = (rest[0], rest[1..]);
        var sign = rest.Length > 0 && rest[0] is '+' or '-' or ' ' ? rest[0] : '\0';
        rest = sign == '\0' ? rest : rest[1..];
        if (rest.StartsWith('0') && align == '\0')
            (fill, align) = ("0", '=');
        var width = Digits(ref rest);
        var hasCommas = rest.StartsWith(',');
        rest = hasCommas ? rest[1..] : rest;
        int? precision = null;
        if (rest.StartsWith('.'))
        {
            rest = rest[1..];
            precision = Digits(ref rest);
        }

        var text = Converted(value, rest, precision, hasCommas);
        var isNumber = value is BigInteger or double;
        if (isNumber && sign is '+' or ' ' && !text.StartsWith('-'))
            text = sign + text;
        if (align == '=' && isNumber && text.Length > 0 && text[0] is '-' or '+' or ' ')
            return text[..1] + TextParts.Pad(text[1..], width - 1, fill, 1);
        return TextParts.Pad(text, width, fill, align == '^' ? 0 : align is '>' or '=' || (align == '\0' && isNumber) ? 1 : -1);
    }

    private static string Converted(object? value, string kind, int? precision, bool hasCommas)
    {
        var text = (kind, value) switch
        {
            ("" or "s", string or Markup or null or bool or Undefined) => precision is { } length ? PythonText.Prefix(ValueText.Of(value), length) : ValueText.Of(value),
            ("" or "d", BigInteger integer) => integer.ToString(CultureInfo.InvariantCulture),
            ("", double number) => precision is { } digits ? PythonFloat.General(number, digits) : ValueText.Of(number),
            ("", _) => ValueText.Of(value),
            ("f" or "F" or "e" or "E" or "g" or "G" or "%" or "x" or "X" or "d", bool or BigInteger or double) => PrintfFormat.Apply($"%.{(kind is "x" or "X" or "d" ? 1 : precision ?? 6)}{(kind == "%" ? "f%%" : kind)}", [kind == "%" ? ValueMath.Apply("*", value, new BigInteger(100)) : value], null),
            _ => throw new PromptTemplateException($"The format '{kind}' does not fit {ValueText.TypeName(value)}"),
        };
        return hasCommas ? WithCommas(text) : text;
    }

    private static string WithCommas(string text)
    {
        var end = text.IndexOf('.') is var point and >= 0 ? point : text.Length;
        var output = new StringBuilder(text);
        for (var i = end - 3; i > (text[0] == '-' ? 1 : 0); i -= 3)
            output.Insert(i, ',');
        return output.ToString();
    }

    private static int Digits(ref string rest)
    {
        var length = rest.TakeWhile(char.IsAsciiDigit).Count();
        var text = rest[..length];
        rest = rest[length..];
        return length == 0 ? 0 : int.TryParse(text, CultureInfo.InvariantCulture, out var width) && width <= MaxWidth ? width : throw new PromptTemplateException("A format is too wide");
    }
}
