using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Rest;

/// <summary>
/// Names of enum members on the wire: snake_case. A name that this version does not know becomes the first member, so that a
/// newer server does not break reading.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
internal class WireEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> members = [];
    private readonly Dictionary<T, string> names = [];

    public WireEnumConverter()
        : this(JsonNamingPolicy.SnakeCaseLower)
    {
    }

    protected WireEnumConverter(JsonNamingPolicy policy)
    {
        foreach (var member in Enum.GetValues<T>())
        {
            var name = policy.ConvertName(member.ToString());
            names.TryAdd(member, name);
            members.TryAdd(name, member);
        }
    }

    /// <summary>The one for use outside JSON bodies.</summary>
    public static WireEnumConverter<T> Instance { get; } = new();

    /// <summary>Name on the wire.</summary>
    public string Name(T member) => names[member];

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && members.TryGetValue(reader.GetString()!, out var member) ? member : default;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(names[value]);
}
