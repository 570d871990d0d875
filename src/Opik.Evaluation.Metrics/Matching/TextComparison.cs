using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Matching;

/// <summary>Comparison by small letters, without a culture and without a copy where the texts are ASCII.</summary>
internal static class TextComparison
{
    public static bool Equal(string first, string second, bool isCaseSensitive)
    {
        if (isCaseSensitive || string.Equals(first, second, StringComparison.Ordinal))
            return string.Equals(first, second, StringComparison.Ordinal);
        return Ascii.IsValid(first) && Ascii.IsValid(second)
            ? string.Equals(first, second, StringComparison.OrdinalIgnoreCase)
            : string.Equals(PythonCase.Lower(first), PythonCase.Lower(second), StringComparison.Ordinal);
    }

    public static bool Contains(string text, string part, bool isCaseSensitive)
    {
        if (isCaseSensitive)
            return text.Contains(part, StringComparison.Ordinal);
        return Ascii.IsValid(text) && Ascii.IsValid(part)
            ? text.Contains(part, StringComparison.OrdinalIgnoreCase)
            : PythonCase.Lower(text).Contains(PythonCase.Lower(part), StringComparison.Ordinal);
    }
}
