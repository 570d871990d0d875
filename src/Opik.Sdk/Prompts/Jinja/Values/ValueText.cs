using System.Globalization;
using System.Numerics;
using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Values in print, as Python prints them: the same template gives the same prompt in either language.</summary>
internal static class ValueText
{
    // Deeper values print as "..."; a list may hold itself, and itself many times.
    private const int MaxDepth = 64;
    private const int MaxLength = 10_000_000;

    /// <summary><c>str(value)</c>.</summary>
    public static string Of(object? value) => value switch
    {
        string text => text,
        Markup markup => markup.Text,
        Undefined => string.Empty,
        _ => Repr(value),
    };

    /// <summary><c>repr(value)</c>.</summary>
    public static string Repr(object? value)
    {
        var output = new StringBuilder();
        Append(output, value, 0);
        return output.ToString();
    }

    /// <summary>What it is, for messages.</summary>
    public static string TypeName(object? value) => value switch
    {
        null => "none",
        Undefined undefined => undefined.Description,
        bool => "a flag",
        BigInteger => "an integer",
        double => "a number",
        string or Markup => "a text",
        List<object?> => "a list",
        JinjaTuple => "a tuple",
        JinjaDict => "a dictionary",
        Callable callable => $"the function {callable.Name}",
        _ => "an object",
    };

    private static void Append(StringBuilder output, object? value, int depth)
    {
        switch (value)
        {
            case null:
                output.Append("None");
                break;
            case bool flag:
                output.Append(flag ? "True" : "False");
                break;
            case BigInteger integer:
                output.Append(integer.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                output.Append(PythonFloat.Text(number));
                break;
            case string text:
                output.Append(PythonLiteral.Quote(text));
                break;
            case Markup markup:
                output.Append("Markup(").Append(PythonLiteral.Quote(markup.Text)).Append(')');
                break;
            case Undefined:
                output.Append("Undefined");
                break;
            case JinjaDict or List<object?> or JinjaTuple or DictView when depth > MaxDepth:
                output.Append("...");
                break;
            case JinjaDict dict:
                output.Append('{');
                Join(output, dict.Entries, entry =>
                {
                    Append(output, entry.Key, depth + 1);
                    output.Append(": ");
                    Append(output, entry.Value, depth + 1);
                });
                output.Append('}');
                break;
            case List<object?> list:
                output.Append('[');
                Join(output, list, item => Append(output, item, depth + 1));
                output.Append(']');
                break;
            case JinjaTuple tuple:
                output.Append('(');
                Join(output, tuple.Items, item => Append(output, item, depth + 1));
                output.Append(tuple.Items.Count == 1 ? ",)" : ")");
                break;
            case DictView view:
                output.Append(view.Name).Append("([");
                Join(output, view.Items, item => Append(output, item, depth + 1));
                output.Append("])");
                break;
            case Callable callable:
                output.Append("<function ").Append(callable.Name).Append('>');
                break;
            default:
                output.Append(value);
                break;
        }
    }

    private static void Join<T>(StringBuilder output, IEnumerable<T> items, Action<T> append)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (output.Length > MaxLength)
                throw new PromptTemplateException($"A value takes more than {MaxLength} characters");
            if (!isFirst)
                output.Append(", ");
            isFirst = false;
            append(item);
        }
    }
}
