using System.Numerics;
using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Cutting, joining and padding of texts.</summary>
internal static class TextParts
{
    private const int MaxWidth = 1_000_000;

    /// <summary>Removes characters from the ends: white space, or those in <paramref name="characters"/>.</summary>
    public static string Strip(string text, object? characters, bool atStart, bool atEnd)
    {
        var set = characters is null or Undefined ? null : ValueText.Of(characters);
        var (start, end) = (0, text.Length);
        while (atStart && start < end && IsStripped(text[start], set))
            start++;
        while (atEnd && end > start && IsStripped(text[end - 1], set))
            end--;
        return text[start..end];
    }

    public static List<object?> Split(string text, object? separator, int max)
    {
        if (separator is null)
            return SplitAtWhiteSpace(text, max);
        var parts = new List<object?>();
        var rest = text;
        for (var mark = Separator(separator); max != 0 && rest.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0; max--)
        {
            parts.Add(rest[..at]);
            rest = rest[(at + mark.Length)..];
        }

        parts.Add(rest);
        return parts;
    }

    public static List<object?> SplitFromEnd(string text, object? separator, int max)
    {
        if (separator is null)
        {
            var mirrored = SplitAtWhiteSpace(Mirrored(text), max).Select(part => (object?)Mirrored((string)part!)).ToList();
            mirrored.Reverse();
            return mirrored;
        }

        var parts = new List<object?>();
        var rest = text;
        for (var mark = Separator(separator); max != 0 && rest.LastIndexOf(mark, StringComparison.Ordinal) is var at and >= 0; max--)
        {
            parts.Insert(0, rest[(at + mark.Length)..]);
            rest = rest[..at];
        }

        parts.Insert(0, rest);
        return parts;
    }

    public static List<object?> Lines(string text)
    {
        var lines = new List<object?>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r' or '\v' or '\f' or '\u001c' or '\u001d' or '\u001e' or '\u0085' or '\u2028' or '\u2029'))
                continue;
            lines.Add(text[start..i]);
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }

        if (start < text.Length)
            lines.Add(text[start..]);
        return lines;
    }

    public static JinjaTuple Partition(string text, string separator, bool isLast)
    {
        var at = isLast ? text.LastIndexOf(Separator(separator), StringComparison.Ordinal) : text.IndexOf(Separator(separator), StringComparison.Ordinal);
        if (at < 0)
            return new JinjaTuple(isLast ? ["", "", text] : [text, "", ""]);
        return new JinjaTuple([text[..at], separator, text[(at + separator.Length)..]]);
    }

    /// <summary>Replaces the first <paramref name="max"/> occurrences; negative: all.</summary>
    public static string Replace(string text, string old, string by, int max)
    {
        if (old.Length == 0)
            return ReplaceNothing(text, by, max);
        var output = new StringBuilder();
        var position = 0;
        for (int at; max != 0 && (at = text.IndexOf(old, position, StringComparison.Ordinal)) >= 0; max--)
        {
            output.Append(text, position, at - position).Append(by);
            position = at + old.Length;
        }

        return output.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>Position in code points; -1: not there.</summary>
    public static BigInteger Find(string text, string part, bool isLast)
    {
        var at = isLast ? text.LastIndexOf(part, StringComparison.Ordinal) : text.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? BigInteger.MinusOne : PythonText.Length(text[..at]);
    }

    public static BigInteger Count(string text, string part)
    {
        if (part.Length == 0)
            return PythonText.Length(text) + 1;
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    /// <summary>Pads to a width in code points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width.</param>
    /// <param name="fill">One character.</param>
    /// <param name="side">Where the text goes: negative left, positive right, zero in the middle.</param>
    public static string Pad(string text, int width, string fill, int side)
    {
        var missing = width - PythonText.Length(text);
        if (missing <= 0)
            return text;
        if (width > MaxWidth)
            throw new PromptTemplateException($"A width may be {MaxWidth} at most");
        var left = side < 0 ? 0 : side > 0 ? missing : (missing / 2) + (missing & width & 1);
        return Repeat(fill, left) + text + Repeat(fill, missing - left);
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static List<object?> SplitAtWhiteSpace(string text, int max)
    {
        var parts = new List<object?>();
        var position = 0;
        while (true)
        {
            while (position < text.Length && PythonText.IsWhiteSpace(text[position]))
                position++;
            if (position == text.Length)
                return parts;
            if (max == 0)
            {
                parts.Add(Strip(text[position..], null, false, true));
                return parts;
            }

            var start = position;
            while (position < text.Length && !PythonText.IsWhiteSpace(text[position]))
                position++;
            parts.Add(text[start..position]);
            max--;
        }
    }

    private static string ReplaceNothing(string text, string by, int max)
    {
        var output = new StringBuilder();
        foreach (var character in Sequences.Characters(text))
        {
            output.Append(max != 0 ? by : string.Empty).Append((string)character!);
            max -= max != 0 ? 1 : 0;
        }

        return output.Append(max != 0 ? by : string.Empty).ToString();
    }

    private static string Separator(object separator) => ValueText.Of(separator) is { Length: > 0 } text ? text : throw new PromptTemplateException("A separator must not be empty");

    private static bool IsStripped(char c, string? set) => set is null ? PythonText.IsWhiteSpace(c) : set.Contains(c, StringComparison.Ordinal);

    private static string Mirrored(string text) => string.Concat(Sequences.Characters(text).Reverse());
}
