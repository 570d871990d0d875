using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Opik.Agents;

/// <summary>Inputs from JSON and results to JSON: by the resolver of the client's options, else by reflection where the program has it.</summary>
internal sealed class AgentJson(OpikOptions options)
{
    private readonly JsonSerializerOptions json = Make(options);

    /// <summary>JSON null.</summary>
    public static JsonElement Null { get; } = JsonElement.Parse("null"u8);

    /// <summary>A value as JSON.</summary>
    /// <exception cref="OpikConfigurationException">Nothing says how its type is written.</exception>
    public JsonElement Write(object? value) => value switch
    {
        JsonElement element => element.ValueKind == JsonValueKind.Undefined ? default : element.Clone(),
        JsonNode node => JsonSerializer.SerializeToElement(node, Natural.Default.JsonNode),
        string text => JsonSerializer.SerializeToElement(text, Natural.Default.String),
        null => Null,
        _ => JsonSerializer.SerializeToElement(value, TypeOf(value.GetType())),
    };

    /// <summary>An input as a type. Pages and clients send lists and objects as text.</summary>
    /// <exception cref="JsonException">It is no such thing.</exception>
    public object? Read(JsonElement value, Type type)
    {
        if (type == typeof(JsonElement))
            return value;
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        if (type == typeof(string))
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        if (value.ValueKind != JsonValueKind.String || AgentParameters.TypeName(type) is not ("json" or "boolean" or "integer" or "float"))
            return value.Deserialize(TypeOf(type));
        var text = value.GetString()!.Trim();
        return JsonSerializer.Deserialize(bool.TryParse(text, out var said) ? said ? "true" : "false" : text, TypeOf(type));
    }

    private JsonTypeInfo TypeOf(Type type) => json.TryGetTypeInfo(type, out var known)
        ? known
        : throw new OpikConfigurationException($"Nothing says how {type.Name} is written as JSON: set OpikOptions.JsonTypeInfoResolver to a JsonSerializerContext with [JsonSerializable(typeof({type.Name}))].");

    private static JsonSerializerOptions Make(OpikOptions options)
    {
        var made = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(options.JsonTypeInfoResolver, JsonSerializer.IsReflectionEnabledByDefault ? Reflecting() : null, Natural.Default),
        };
        if (JsonSerializer.IsReflectionEnabledByDefault)
            made.Converters.Add(Enums());
        made.MakeReadOnly();
        return made;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Runs only where reflection-based serialisation is switched on, which trimming switches off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Runs only where reflection-based serialisation is switched on, which AOT switches off.")]
    private static DefaultJsonTypeInfoResolver Reflecting() => new();

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Runs only where reflection-based serialisation is switched on, which AOT switches off.")]
    private static JsonStringEnumConverter Enums() => new();
}

/// <summary>Types that are written without a resolver.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class Natural : JsonSerializerContext;
