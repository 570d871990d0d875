using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Opik.Prompts;

namespace Opik.AgentConfiguration;

/// <summary>The fields of a configuration record, read from its JSON description, which needs no reflection.</summary>
/// <typeparam name="T">The record.</typeparam>
internal sealed class ConfigShape<T>
    where T : OpikConfig
{
    private static readonly ConditionalWeakTable<JsonTypeInfo<T>, ConfigShape<T>> Known = [];

    private readonly JsonTypeInfo<T> type;
    private readonly ConfigField[] fields;

    private ConfigShape(JsonTypeInfo<T> type)
    {
        this.type = type;
        // Members with [JsonIgnore] have no accessors.
        fields = [.. type.Properties.Where(property => property.Get is not null && !property.IsExtensionData).Select(property => new ConfigField(property))];
        if (fields.Length == 0)
            throw new ArgumentException($"{typeof(T).Name} has no fields: give it public properties.", nameof(type));
    }

    /// <summary>The shape of a description.</summary>
    public static ConfigShape<T> Of(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Known.GetValue(type, static key => new ConfigShape<T>(key));
    }

    /// <summary>The fields of a record as they are stored.</summary>
    public IReadOnlyList<AgentConfigValue> Write(T config)
    {
        var record = JsonSerializer.SerializeToElement(config, type);
        return [.. fields.Select(field => field.Write(record))];
    }

    /// <summary>The prompts of a record.</summary>
    public IReadOnlyList<StoredPrompt> Prompts(T config) => [.. fields.Where(field => field.IsPrompt).Select(field => field.Prompt(config)).OfType<StoredPrompt>()];

    /// <summary>Commits of the prompts of a stored version.</summary>
    public IReadOnlyList<string> Commits(AgentConfigVersion version) =>
        [.. version.Values.Where(value => value.Value is not null && fields.Any(field => field.IsPrompt && field.Key == value.Key)).Select(value => value.Value!).Distinct()];

    /// <summary>The record of a stored version; fields that the record does not know are passed over.</summary>
    /// <param name="version">The version.</param>
    /// <param name="prompts">Its prompts by commit.</param>
    /// <exception cref="ConfigMismatchException">A field is missing or does not fit.</exception>
    public T Read(AgentConfigVersion version, IReadOnlyDictionary<string, StoredPrompt> prompts)
    {
        var stored = version.Values.ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);
        // Initializers of properties do not run for records that are read by generated code, so they are no defaults.
        if (fields.Where(field => field is { HasDefault: false, AllowsNull: false } && !stored.ContainsKey(field.Key)).Select(field => field.Key).ToList() is { Count: > 0 } missing)
            throw new ConfigMismatchException($"Version {version.Name} of the configuration lacks {string.Join(", ", missing)}, which {typeof(T).Name} needs. Store a version with all fields, or make the properties nullable.");
        var json = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var field in fields)
            {
                if (stored.TryGetValue(field.Key, out var text) || !field.HasDefault)
                    Read(field, writer, text, version);
            }

            writer.WriteEndObject();
        }

        try
        {
            return LookedUpPrompts.With(prompts, () => JsonSerializer.Deserialize(json.WrittenSpan, type)!);
        }
        catch (JsonException unfit)
        {
            throw new ConfigMismatchException($"Version {version.Name} of the configuration does not fit {typeof(T).Name}: {unfit.Message}", unfit);
        }
    }

    /// <summary>The fields of a record as traces show them.</summary>
    public IReadOnlyDictionary<string, ConfigNoteValue> Note(T config)
    {
        var record = JsonSerializer.SerializeToElement(config, type);
        return fields.Select(field => (field.Key, Value: field.Value(record), field.ValueType))
            .Where(field => field.Value.ValueKind != JsonValueKind.Undefined)
            .ToDictionary(field => field.Key, field => new ConfigNoteValue(field.Value, field.ValueType));
    }

    private static void Read(ConfigField field, Utf8JsonWriter writer, string? text, AgentConfigVersion version)
    {
        try
        {
            field.Read(writer, text);
        }
        catch (Exception unfit) when (unfit is FormatException or OverflowException or JsonException)
        {
            throw new ConfigMismatchException($"Field {field.Key} of version {version.Name} does not fit {typeof(T).Name}: {unfit.Message}.", unfit);
        }
    }
}
