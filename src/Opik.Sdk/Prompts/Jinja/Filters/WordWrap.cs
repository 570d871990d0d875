using System.Text;
using Opik.Prompts.Jinja.Values;
using Opik.Contracts.PythonRules;

namespace Opik.Prompts.Jinja.Filters;

/// <summary>The filter <c>wordwrap(width=79, break_long_words=true, wrapstring="\n", break_on_hyphens=true)</c>: each line by itself.</summary>
internal static class WordWrap
{
    public static object? Apply(object? value, CallArguments arguments)
    {
        var width = arguments.Int(0, "width", 79);
        if (width <= 0)
            throw new PromptTemplateException("The filter 'wordwrap' needs a width above 0");
        var breaksWords = arguments.Flag(1, "break_long_words", true);
        var mark = arguments.Get(2, "wrapstring") is { } given ? ValueText.Of(given) : "\n";
        var breaksHyphens = arguments.Flag(3, "break_on_hyphens", true);
        var lines = TextParts.Lines(TextFilters.Text("wordwrap", value)).Select(line => string.Join(mark, Wrap((string)line!, width, breaksWords, breaksHyphens)));
        return string.Join(mark, lines);
    }

    private static List<string> Wrap(string line, int width, bool breaksWords, bool breaksHyphens)
    {
        var lines = new List<string>();
        var current = new StringBuilder();
        var length = 0;
        var chunks = new Stack<string>(Chunks(line, breaksHyphens).Reverse());
        while (chunks.TryPop(out var chunk))
        {
            var isBlank = chunk[0] == ' ';
            // Blanks at a break are dropped, those that begin the text are not.
            if (isBlank && length == 0 && lines.Count > 0)
                continue;
            var size = PythonText.Length(chunk);
            if (length + size <= width)
            {
                current.Append(chunk);
                length += size;
                continue;
            }

            if (size > width && breaksWords && !isBlank)
            {
                var room = Math.Max(1, width - length);
                var part = PythonText.Prefix(chunk, room);
                current.Append(part);
                chunks.Push(chunk[part.Length..]);
            }
            else if (length == 0)
            {
                current.Append(chunk);
            }
            else
            {
                chunks.Push(chunk);
            }

            AddLine();
        }

        if (current.Length > 0)
            AddLine();
        return lines;

        void AddLine()
        {
            var text = current.ToString().TrimEnd(' ');
            if (text.Length > 0)
                lines.Add(text);
            current.Clear();
            length = 0;
        }
    }

    // Words, runs of blanks, and the parts of hyphenated words.
    private static IEnumerable<string> Chunks(string line, bool breaksHyphens)
    {
        var start = 0;
        for (var i = 1; i <= line.Length; i++)
        {
            var isEnd = i == line.Length || (line[i] == ' ') != (line[i - 1] == ' ')
                || (breaksHyphens && line[i - 1] == '-' && i >= 2 && char.IsLetter(line[i - 2]) && i < line.Length && char.IsLetter(line[i]));
            if (!isEnd)
                continue;
            yield return line[start..i];
            start = i;
        }
    }
}
