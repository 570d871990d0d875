using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opik.Server.Hosting.Json;

/// <summary>JSON as the wire has it: snake_case, nulls left out, no needless escapes.</summary>
internal static class WireJson
{
    /// <summary>Deepest nesting that is accepted in a body.</summary>
    public const int MaxDepth = 500;

    /// <summary>For small DTOs. Unknown members are ignored; enums are snake_case names.</summary>
    public static JsonSerializerOptions Options { get; } = CreateOptions();

    /// <summary>For hand-written output.</summary>
    public static JsonWriterOptions Writer { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>For hand-written input.</summary>
    public static JsonReaderOptions Reader { get; } = new() { MaxDepth = MaxDepth };

    private static JsonSerializerOptions CreateOptions() => new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = null,
        PropertyNameCaseInsensitive = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = MaxDepth,
        Converters = { new JsonTextConverter(), new JsonElementConverter(), new JsonObjectConverter(), new InstantConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };
}
