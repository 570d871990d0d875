using System.Text;
using Opik.Contracts.PythonRules;
using Opik.Evaluation.Overlap.Stemming;

namespace Opik.Evaluation.Overlap.Rouge;

/// <summary>Words as ROUGE counts them.</summary>
internal sealed class RougeWords(RougeOptions options)
{
    private const int LongestUnstemmed = 3;

    public List<string> Of(string text)
    {
        if (options.Tokenizer is { } tokenizer)
            return [.. tokenizer(text)];
        var words = options.Compatibility ? Ascii(PythonCase.Lower(text)) : AllScripts(PythonCase.Lower(text));
        for (var i = 0; options.UseStemmer && i < words.Count; i++)
        {
            if (words[i].Length > LongestUnstemmed)
                words[i] = PorterStemmer.Stem(words[i]);
        }

        return words;
    }

    /// <summary>Parts of a text for the comparison part by part.</summary>
    public List<List<string>> Parts(string text) => [.. Lines(text).Where(part => part.Length > 0).Select(Of)];

    private IEnumerable<string> Lines(string text) => options.SplitSentences ? Sentences(text) : text.Split('\n');

    private static List<string> Ascii(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && text[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9');
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            words.Add(text[start..i]);
            start = -1;
        }

        return words;
    }

    private static List<string> AllScripts(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isAlone = IsOfScriptWithoutBlanks(rune.Value);
            if (isAlone || !IsPartOfWord(rune))
                Close();
            if (isAlone || IsPartOfWord(rune))
                word.Append(rune.ToString());
            if (isAlone)
                Close();
        }

        Close();
        return words;

        void Close()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Han, Hiragana, Katakana, Thai, Lao, Myanmar, Khmer.
    private static bool IsOfScriptWithoutBlanks(int value) => value is
        (>= 0x3041 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
        or (>= 0x0E01 and <= 0x0EFF and not (>= 0x0E50 and <= 0x0E59)) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    // A sentence ends with . ! ? or 。 ！ ？, with quotes and brackets after it, before a blank or the end.
    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n' && !IsEnd(text, i))
                continue;
            yield return text[start..(i + 1)].Trim();
            start = i + 1;
        }

        yield return text[start..].Trim();
    }

    private static bool IsEnd(string text, int place)
    {
        if (text[place] is '。' or '！' or '？')
            return true;
        if (place + 1 < text.Length && !char.IsWhiteSpace(text[place + 1]))
            return false;
        while (place > 0 && text[place] is '"' or '\'' or ')' or ']' or '”' or '’')
            place--;
        return text[place] is '.' or '!' or '?';
    }
}
