using System.Globalization;
using System.Numerics;
using System.Text;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>The filter <c>tojson</c>: ASCII, keys in order, and nothing in it that ends a script or an attribute.</summary>
internal static class JsonFilter
{
    private const int MaxDepth = 64;
    private const int MaxLength = 10_000_000;

    /// <param name="value">The value.</param>
    /// <param name="indent">Blanks per level; null: on one line.</param>
    public static string Text(object? value, int? indent)
    {
        var output = new StringBuilder();
        Append(output, value, indent is { } width ? Math.Clamp(width, 0, 1000) : null, 0);
        return output.Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026").Replace("'", "\\u0027").ToString();
    }

    private static void Append(StringBuilder output, object? value, int? indent, int depth)
    {
        if (depth > MaxDepth || output.Length > MaxLength)
            throw new PromptTemplateException($"The filter 'tojson' takes {MaxDepth} levels and {MaxLength} characters at most");
        switch (value)
        {
            case null:
                output.Append("null");
                break;
            case bool flag:
                output.Append(flag ? "true" : "false");
                break;
            case BigInteger integer:
                output.Append(integer.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                output.Append(double.IsNaN(number) ? "NaN" : double.IsInfinity(number) ? number > 0 ? "Infinity" : "-Infinity" : PythonFloat.Text(number));
                break;
            case string or Markup:
                Quote(output, ValueText.Of(value));
                break;
            case JinjaDict dict:
                List(output, '{', '}', dict.Entries.Select(entry => (Key: KeyText(entry.Key), entry.Value)).OrderBy(entry => entry.Key, ValueComparer.Instance), indent, depth, entry =>
                {
                    Quote(output, entry.Key);
                    output.Append(": ");
                    Append(output, entry.Value, indent, depth + 1);
                });
                break;
            case List<object?> or JinjaTuple:
                List(output, '[', ']', Sequences.Items(value), indent, depth, item => Append(output, item, indent, depth + 1));
                break;
            default:
                throw new PromptTemplateException($"The filter 'tojson' does not take {ValueText.TypeName(value)}");
        }
    }

    private static string KeyText(object? key) => key switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        _ => ValueText.Of(key),
    };

    private static void List<T>(StringBuilder output, char open, char close, IEnumerable<T> items, int? indent, int depth, Action<T> append)
    {
        output.Append(open);
        var count = 0;
        foreach (var item in items)
        {
            output.Append(count++ == 0 ? string.Empty : indent is null ? ", " : ",");
            NewLine(output, indent, depth + 1);
            append(item);
        }

        if (count > 0)
            NewLine(output, indent, depth);
        output.Append(close);
    }

    private static void NewLine(StringBuilder output, int? indent, int depth)
    {
        if (indent is { } width)
            output.Append('\n').Append(' ', width * depth);
    }

    private static void Quote(StringBuilder output, string text)
    {
        output.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                '\b' => output.Append("\\b"),
                '\f' => output.Append("\\f"),
                < ' ' or > '~' => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => output.Append(c),
            };
        }

        output.Append('"');
    }
}
