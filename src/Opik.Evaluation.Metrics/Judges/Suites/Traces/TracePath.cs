using System.Text.Encodings.Web;
using System.Text.Json;

namespace Opik.Evaluation.Judges.Suites;

/// <summary>
/// Writes paths into a trace, as the tools of the judge take them: <c>.spans[0].input["user name"]</c>. A key is written bare when
/// it is an ASCII identifier and no word of the language of <see cref="TraceQuery"/>, else in brackets with the escapes of JSON.
/// </summary>
internal static class TracePath
{
    /// <summary>Path of the whole.</summary>
    public const string Root = ".";

    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "and", "or", "not", "select", "strings", "true", "false", "null" };

    /// <summary>Path of a member.</summary>
    public static string Member(string parent, string key)
    {
        var begin = parent == Root ? string.Empty : parent;
        return IsBare(key) ? $"{begin}.{key}" : $"{begin}[\"{JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"]";
    }

    /// <summary>Path of an item.</summary>
    public static string Item(string parent, int index) => parent == Root ? $".[{index}]" : $"{parent}[{index}]";

    /// <summary>Whether a key can stand behind a dot.</summary>
    public static bool IsBare(string key) => key.Length > 0 && IsStart(key[0]) && key.All(IsPart) && !Reserved.Contains(key);

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
