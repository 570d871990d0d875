using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Opik.Prompts;

namespace Opik.AgentConfiguration;

/// <summary>A property of a configuration record as a field at the server.</summary>
internal sealed class ConfigField
{
    private readonly JsonPropertyInfo property;
    private readonly Type type;

    public ConfigField(JsonPropertyInfo property)
    {
        this.property = property;
        type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var named = property.AttributeProvider?.IsDefined(typeof(JsonPropertyNameAttribute), false) == true || property.Options.PropertyNamingPolicy is not null;
        Key = named ? property.Name : JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        Description = property.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), true) is [DescriptionAttribute described, ..] ? described.Description : null;
    }

    /// <summary>Name at the server.</summary>
    public string Key { get; }

    /// <summary>What it is for; null: the property says nothing.</summary>
    public string? Description { get; }

    /// <summary>True when its constructor parameter has a default value, which stands in for a missing field.</summary>
    public bool HasDefault => property.AssociatedParameter is { HasDefaultValue: true, IsMemberInitializer: false };

    /// <summary>False when null would break what the type of the property promises.</summary>
    public bool AllowsNull => property.IsSetNullable && (!property.PropertyType.IsValueType || type != property.PropertyType);

    /// <summary>True when it holds a prompt of the library; the server keeps its commit.</summary>
    public bool IsPrompt => typeof(StoredPrompt).IsAssignableFrom(type);

    /// <summary>Its type at the server.</summary>
    public AgentConfigValueType ValueType =>
        IsPrompt ? AgentConfigValueType.Prompt
        : type == typeof(bool) ? AgentConfigValueType.Boolean
        : type.IsEnum ? AgentConfigValueType.String
        : Type.GetTypeCode(type) switch
        {
            >= TypeCode.SByte and <= TypeCode.UInt64 => AgentConfigValueType.Integer,
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => AgentConfigValueType.Float,
            _ => AgentConfigValueType.String,
        };

    /// <summary>The prompt of a record; null: none.</summary>
    public StoredPrompt? Prompt(object config) => property.Get!(config) as StoredPrompt;

    /// <summary>The JSON value of a record; undefined: left out. Of a prompt: its commit.</summary>
    public JsonElement Value(JsonElement record)
    {
        if (!record.TryGetProperty(property.Name, out var value))
            return default;
        return IsPrompt && value.ValueKind == JsonValueKind.Object ? value.TryGetProperty("commit", out var commit) ? commit : default : value;
    }

    /// <summary>The value of a record, taken from its JSON.</summary>
    public AgentConfigValue Write(JsonElement record)
    {
        var value = Value(record);
        var text = value.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };
        return new AgentConfigValue(Key, text, text is null ? AgentConfigValueType.String : ValueType, Description);
    }

    /// <summary>Writes a stored text as the JSON that the record is made of.</summary>
    /// <exception cref="FormatException">The text does not fit the type.</exception>
    public void Read(Utf8JsonWriter writer, string? text)
    {
        writer.WritePropertyName(property.Name);
        if (text is null)
        {
            if (!AllowsNull)
                throw new FormatException("it has no value");
            writer.WriteNullValue();
            return;
        }

        switch (ValueType)
        {
            case AgentConfigValueType.Boolean:
                writer.WriteBooleanValue(text.ToLowerInvariant() is "true" or "1" or "yes");
                break;
            // Python clients write whole numbers as 3.0 too.
            case AgentConfigValueType.Integer:
                writer.WriteRawValue(decimal.Truncate(Number(text)) is var whole && whole == Number(text) ? whole.ToString("0", CultureInfo.InvariantCulture) : throw new FormatException($"'{text}' is no whole number"));
                break;
            case AgentConfigValueType.Float:
                writer.WriteRawValue(JsonNumber(text));
                break;
            case AgentConfigValueType.Prompt:
                writer.WriteStringValue(text);
                break;
            default:
                WriteText(writer, text);
                break;
        }
    }

    private void WriteText(Utf8JsonWriter writer, string text)
    {
        var isScalar = type == typeof(string) || property.Options.GetTypeInfo(type).Kind == JsonTypeInfoKind.None;
        var isNumber = type.IsEnum && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        if (isScalar && !isNumber)
            writer.WriteStringValue(text);
        else
            writer.WriteRawValue(text);
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string JsonNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? text.Trim() is var plain && plain[0] is '-' or (>= '0' and <= '9') && plain[^1] != '.' ? plain : number.ToString("R", CultureInfo.InvariantCulture)
            : throw new FormatException($"'{text}' is no number");
}
