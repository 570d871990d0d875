using System.Text;

namespace Opik.Conformance.Tests.Specification;

/// <summary>
/// Names of the document against names on the wire: some are camelCase in the document by an artefact of its generator and
/// snake_case on the wire, with odd places for the underscore (<c>opikAIEnabled</c> is <c>opik_aienabled</c>).
/// </summary>
internal static class WireNames
{
    /// <summary>Equal for both spellings of a name.</summary>
    public static string Key(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>The name as a request carries it.</summary>
    public static string OnTheWire(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name)
        {
            if (char.IsUpper(character) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(character));
        }

        return text.ToString();
    }
}
