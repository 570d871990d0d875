using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Values;

/// <summary>Methods of texts. https://docs.python.org/3/library/stdtypes.html#string-methods</summary>
internal static class TextMethods
{
    /// <summary>The method of the name; null when there is none.</summary>
    public static Callable? Find(string text, string name) => name switch
    {
        "upper" => new(name, _ => PythonCase.Upper(text)),
        "lower" or "casefold" => new(name, _ => PythonCase.Lower(text)),
        "title" => new(name, _ => PythonCase.Title(text)),
        "capitalize" => new(name, _ => PythonCase.Capitalize(text)),
        "swapcase" => new(name, _ => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsUpper(rune) ? PythonCase.Lower(rune.ToString()) : PythonCase.Upper(rune.ToString())))),
        "strip" => new(name, arguments => TextParts.Strip(text, arguments.Get(0, "chars"), true, true)),
        "lstrip" => new(name, arguments => TextParts.Strip(text, arguments.Get(0, "chars"), true, false)),
        "rstrip" => new(name, arguments => TextParts.Strip(text, arguments.Get(0, "chars"), false, true)),
        "split" => new(name, arguments => TextParts.Split(text, arguments.Get(0, "sep"), arguments.Int(1, "maxsplit", -1))),
        "rsplit" => new(name, arguments => TextParts.SplitFromEnd(text, arguments.Get(0, "sep"), arguments.Int(1, "maxsplit", -1))),
        "splitlines" => new(name, _ => TextParts.Lines(text)),
        "partition" => new(name, arguments => TextParts.Partition(text, arguments.Text(0, "sep"), false)),
        "rpartition" => new(name, arguments => TextParts.Partition(text, arguments.Text(0, "sep"), true)),
        "join" => new(name, arguments => string.Join(text, Sequences.Items(arguments.Require(0, "iterable")).Select(JoinedText))),
        "replace" => new(name, arguments => TextParts.Replace(text, arguments.Text(0, "old"), arguments.Text(1, "new"), arguments.Int(2, "count", -1))),
        "startswith" => new(name, arguments => Any(arguments.Require(0, "prefix"), part => text.StartsWith(part, StringComparison.Ordinal))),
        "endswith" => new(name, arguments => Any(arguments.Require(0, "suffix"), part => text.EndsWith(part, StringComparison.Ordinal))),
        "removeprefix" => new(name, arguments => text.StartsWith(arguments.Text(0, "prefix"), StringComparison.Ordinal) ? text[arguments.Text(0, "prefix").Length..] : text),
        "removesuffix" => new(name, arguments => text.EndsWith(arguments.Text(0, "suffix"), StringComparison.Ordinal) ? text[..^arguments.Text(0, "suffix").Length] : text),
        "find" => new(name, arguments => TextParts.Find(text, arguments.Text(0, "sub"), false)),
        "rfind" => new(name, arguments => TextParts.Find(text, arguments.Text(0, "sub"), true)),
        "index" => new(name, arguments => TextParts.Find(text, arguments.Text(0, "sub"), false) is { Sign: >= 0 } at ? at : throw new PromptTemplateException("The text does not have that part")),
        "count" => new(name, arguments => TextParts.Count(text, arguments.Text(0, "sub"))),
        "center" => new(name, arguments => TextParts.Pad(text, arguments.Int(0, "width", 0), arguments.Text(1, "fillchar", " "), 0)),
        "ljust" => new(name, arguments => TextParts.Pad(text, arguments.Int(0, "width", 0), arguments.Text(1, "fillchar", " "), -1)),
        "rjust" => new(name, arguments => TextParts.Pad(text, arguments.Int(0, "width", 0), arguments.Text(1, "fillchar", " "), 1)),
        "zfill" => new(name, arguments => text.StartsWith('-') || text.StartsWith('+') ? text[..1] + TextParts.Pad(text[1..], arguments.Int(0, "width", 0) - 1, "0", 1) : TextParts.Pad(text, arguments.Int(0, "width", 0), "0", 1)),
        "format" => new(name, arguments => BraceFormat.Apply(text, arguments)),
        "isdigit" or "isdecimal" or "isnumeric" => All(name, text, PythonText.IsDigit),
        "isalpha" => All(name, text, PythonText.IsLetter),
        "isalnum" => All(name, text, PythonText.IsAlphanumeric),
        "isspace" => All(name, text, rune => rune.IsBmp && PythonText.IsWhiteSpace((char)rune.Value)),
        "isupper" => new(name, _ => text.EnumerateRunes().Any(Rune.IsUpper) && !text.EnumerateRunes().Any(Rune.IsLower)),
        "islower" => new(name, _ => text.EnumerateRunes().Any(Rune.IsLower) && !text.EnumerateRunes().Any(Rune.IsUpper)),
        _ => null,
    };

    private static string JoinedText(object? item) =>
        item is string or Markup ? ValueText.Of(item) : throw new PromptTemplateException($"join() takes texts, not {ValueText.TypeName(item)}");

    private static object Any(object? parts, Func<string, bool> test) => parts is JinjaTuple tuple ? tuple.Items.Any(part => test(ValueText.Of(part))) : test(ValueText.Of(parts));

    private static Callable All(string name, string text, Func<Rune, bool> test) => new(name, _ => text.Length > 0 && text.EnumerateRunes().All(test));
}
