using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.OpenTelemetry.Mapping.Model;

namespace Opik.Activities;

/// <summary>
/// Values of activity tags. OpenTelemetry allows texts, numbers, truth values and lists of them, but <c>Activity</c> takes any
/// object: dictionaries become maps, other sequences lists, and whatever is unknown the text it gives of itself.
/// </summary>
internal static class ActivityValues
{
    // A tag can hold an object that contains itself.
    private const int Deepest = 16;
    private const int MostElements = 10_000;

    /// <summary>The value; null for null, which says nothing.</summary>
    public static OtlpValue? Of(object? value) => value is null ? null : Of(value, 0);

    private static OtlpValue Of(object? value, int depth) => value switch
    {
        null => OtlpValue.Empty,
        string text => OtlpValue.Of(text),
        bool flag => OtlpValue.Of(flag),
        sbyte or byte or short or ushort or int or uint or long => OtlpValue.Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => number <= long.MaxValue ? OtlpValue.Of((long)number) : OtlpValue.Of((double)number),
        float or double or Half or decimal => OtlpValue.Of(value is Half half ? (double)half : Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        DateTime time => OtlpValue.Of(time.ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset time => OtlpValue.Of(time.ToString("O", CultureInfo.InvariantCulture)),
        byte[] bytes => OtlpValue.Of((ReadOnlyMemory<byte>)bytes),
        ReadOnlyMemory<byte> bytes => OtlpValue.Of(bytes),
        // The mapping expands JSON text wherever it stands.
        JsonElement json => OtlpValue.Of(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText()),
        JsonNode json => OtlpValue.Of(json.ToJsonString()),
        IEnumerable when depth >= Deepest => OtlpValue.Of("…"),
        IEnumerable<KeyValuePair<string, object?>> members => Map(members, depth),
        IDictionary members => Map(Texts(members), depth),
        IEnumerable items => OtlpValue.Of([.. items.Cast<object?>().Take(MostElements).Select(item => Of(item, depth + 1))]),
        IFormattable formattable => OtlpValue.Of(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => OtlpValue.Of(value.ToString() ?? ""),
    };

    private static OtlpValue Map(IEnumerable<KeyValuePair<string, object?>> members, int depth) =>
        OtlpValue.Of((IReadOnlyList<OtlpAttribute>)[.. members.Take(MostElements).Select(member => new OtlpAttribute(member.Key, Of(member.Value, depth + 1)))]);

    private static IEnumerable<KeyValuePair<string, object?>> Texts(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
            yield return new(Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? "", member.Value);
    }
}
