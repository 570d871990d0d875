using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Opik.Payloads;

/// <summary>
/// Some SDKs log pictures in the base64 of URLs (<c>-</c> and <c>_</c>), which neither the server nor a browser reads: they
/// become ordinary base64.
/// </summary>
internal static partial class UrlSafeImages
{
    private const int MinLength = 24;

    /// <summary>Enough characters for the longest signature of a picture.</summary>
    private const int HeaderLength = 24;

    /// <summary>Replaces all pictures in an object or array, at any depth; changed in place.</summary>
    public static void Normalize(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                if (Replaced(value) is { } text)
                    members[name] = text;
                else
                    Normalize(value);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (Replaced(items[i]) is { } text)
                    items[i] = text;
                else
                    Normalize(items[i]);
            }
        }
    }

    /// <summary>Whether a text is nothing but a picture in the base64 of URLs.</summary>
    public static bool IsImage(string text)
    {
        if (text.Length < MinLength || text.AsSpan().IndexOfAny('-', '_') < 0 || !Whole().IsMatch(text))
            return false;
        var header = ToStandard(text[..HeaderLength]).TrimEnd('=');
        return MediaTypes.OfImageHeader(Convert.FromBase64String(header[..(header.Length / 4 * 4)])) is not null;
    }

    /// <summary>The same in the ordinary alphabet.</summary>
    public static string ToStandard(string text) => text.Replace('-', '+').Replace('_', '/');

    private static string? Replaced(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is var text && IsImage(text) ? ToStandard(text) : null;

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+={0,2}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
