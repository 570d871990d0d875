using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>Filters that make texts of texts.</summary>
internal static partial class TextFilters
{
    public static Dictionary<string, Func<object?, CallArguments, object?>> All { get; } = new(StringComparer.Ordinal)
    {
        ["upper"] = (value, _) => PythonCase.Upper(ValueText.Of(value)),
        ["lower"] = (value, _) => PythonCase.Lower(ValueText.Of(value)),
        ["capitalize"] = (value, _) => PythonCase.Capitalize(ValueText.Of(value)),
        ["title"] = (value, _) => Title(ValueText.Of(value)),
        ["trim"] = (value, arguments) => TextParts.Strip(ValueText.Of(value), arguments.Get(0, "chars"), true, true),
        ["string"] = (value, _) => value is Markup ? value : ValueText.Of(value),
        ["center"] = (value, arguments) => TextParts.Pad(ValueText.Of(value), arguments.Int(0, "width", 80), " ", 0),
        ["replace"] = (value, arguments) => TextParts.Replace(ValueText.Of(value), ValueText.Of(arguments.Require(0, "old")), ValueText.Of(arguments.Require(1, "new")), arguments.Int(2, "count", -1)),
        ["format"] = (value, arguments) => Format(value, arguments),
        ["indent"] = Indent,
        ["truncate"] = Truncate,
        ["wordcount"] = (value, _) => new BigInteger(Words().Count(ValueText.Of(value))),
        ["wordwrap"] = WordWrap.Apply,
        ["pprint"] = (value, _) => ValueText.Repr(value),
    };

    // Words begin after blanks, hyphens and opening brackets: "don't" keeps its small t.
    private static string Title(string text) => string.Concat(Parts().Split(text).Select(part => part.Length == 0 ? part : PythonCase.Upper(PythonText.Prefix(part, 1)) + PythonCase.Lower(part[PythonText.Prefix(part, 1).Length..])));

    private static string Format(object? value, CallArguments arguments)
    {
        if (arguments.Positional.Count > 0 && arguments.Named.Count > 0)
            throw new PromptTemplateException("The filter 'format' takes values by position or by name, not both");
        var named = new JinjaDict();
        DictMethods.Update(named, arguments with { Positional = [] });
        return PrintfFormat.Apply(ValueText.Of(value), arguments.Positional, named.Count > 0 ? named : null);
    }

    private static object? Indent(object? value, CallArguments arguments)
    {
        var width = arguments.Get(0, "width", new BigInteger(4));
        var indention = width is string text ? text : TextParts.Pad(string.Empty, ValueMath.ToIndex(width), " ", 1);
        var (indentsFirst, indentsBlank) = (arguments.Flag(1, "first", false), arguments.Flag(2, "blank", false));
        // A line feed is added first, so that one at the end is kept.
        var lines = TextParts.Lines(Text("indent", value) + "\n").Select(line => (string)line!).ToList();
        var output = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            output.Append(i > 0 ? "\n" : string.Empty);
            if ((i > 0 && (indentsBlank || lines[i].Length > 0)) || (i == 0 && indentsFirst))
                output.Append(indention);
            output.Append(lines[i]);
        }

        return output.ToString();
    }

    private static object? Truncate(object? value, CallArguments arguments)
    {
        if (value is not (string or Markup))
            return Sequences.Items(value).Count <= (long)arguments.Int(0, "length", 255) + arguments.Int(3, "leeway", 5) ? value : throw NoText("truncate", value);
        var text = ValueText.Of(value);
        var length = arguments.Int(0, "length", 255);
        var end = arguments.Text(2, "end", "...");
        var leeway = arguments.Int(3, "leeway", 5);
        var endLength = PythonText.Length(end);
        if (length < endLength || leeway < 0)
            throw new PromptTemplateException($"The filter 'truncate' needs a length of {endLength} or more, and a leeway of 0 or more");
        if (PythonText.Length(text) <= length + (long)leeway)
            return text;
        var cut = PythonText.Prefix(text, length - endLength);
        if (arguments.Flag(1, "killwords", false))
            return cut + end;
        var space = cut.LastIndexOf(' ');
        return (space < 0 ? cut : cut[..space]) + end;
    }

    /// <summary>The text that a filter needs.</summary>
    public static string Text(string filter, object? value) => value is string or Markup ? ValueText.Of(value) : throw NoText(filter, value);

    private static PromptTemplateException NoText(string filter, object? value) =>
        value is Undefined undefined ? undefined.Error() : new PromptTemplateException($"The filter '{filter}' takes a text, not {ValueText.TypeName(value)}");

    [GeneratedRegex(@"([-\s({\[<]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Parts();

    // Marks are no part of words in Python.
    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
