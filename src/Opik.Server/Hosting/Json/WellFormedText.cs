using System.Runtime.InteropServices;
using System.Text.Json;

namespace Opik.Server.Hosting.Json;

/// <summary>
/// Values that are kept as they came are looked through once: a text with half a surrogate pair cannot be written again,
/// neither to a store nor to an answer.
/// </summary>
internal static class WellFormedText
{
    /// <summary>Gives <paramref name="value"/> back.</summary>
    /// <exception cref="JsonException">A name or a text in it has an unpaired surrogate.</exception>
    public static JsonElement Check(JsonElement value)
    {
        // Only escapes can spell one: the body has been found to be UTF-8.
        if (JsonMarshal.GetRawUtf8Value(value).IndexOf("\\u"u8) >= 0)
            Walk(value);
        return value;
    }

    private static void Walk(JsonElement value)
    {
        try
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    _ = value.GetString();
                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                        Walk(item);
                    break;
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        _ = member.Name;
                        Walk(member.Value);
                    }

                    break;
            }
        }
        catch (InvalidOperationException unpaired)
        {
            throw new JsonException("A text has an unpaired surrogate.", unpaired);
        }
    }
}
