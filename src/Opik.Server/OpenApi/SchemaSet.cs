using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Opik.Contracts;

namespace Opik.Server.OpenApi;

/// <summary>
/// Schemas of the types that <see cref="Hosting.Json.WireJson"/> reads and writes, from the contract that System.Text.Json
/// itself follows. Objects and enumerations become named schemas, each once for each <see cref="SchemaRole"/>.
/// </summary>
internal sealed class SchemaSet
{
    private static readonly Dictionary<Type, (string Type, string? Format)> Scalars = new()
    {
        [typeof(string)] = ("string", null),
        [typeof(Guid)] = ("string", "uuid"),
        [typeof(DateTime)] = ("string", "date-time"),
        [typeof(DateTimeOffset)] = ("string", "date-time"),
        [typeof(Uri)] = ("string", "uri"),
        [typeof(TimeSpan)] = ("string", null),
        [typeof(bool)] = ("boolean", null),
        [typeof(byte)] = ("integer", "int32"),
        [typeof(short)] = ("integer", "int32"),
        [typeof(int)] = ("integer", "int32"),
        [typeof(long)] = ("integer", "int64"),
        [typeof(float)] = ("number", "double"),
        [typeof(double)] = ("number", "double"),
        [typeof(decimal)] = ("number", "double"),
    };

    private readonly JsonSerializerOptions _options;
    private readonly NullabilityInfoContext _nullability = new();
    private readonly SortedDictionary<string, JsonObject> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<(Type, SchemaRole), string> _names = [];

    /// <param name="options">Those that the server reads and writes with.</param>
    public SchemaSet(JsonSerializerOptions options)
    {
        // Before their first use they have no contracts.
        options.MakeReadOnly(populateMissingResolver: true);
        _options = options;
    }

    /// <summary>The named schemas so far.</summary>
    public JsonObject ToJson() => new(_named.Select(static entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));

    /// <summary>The schema of a type that may be null as a whole.</summary>
    public JsonObject Of(Type type, SchemaRole role, bool isNullable) => isNullable ? OrNull(Of(type, role)) : Of(type, role);

    /// <summary>The schema of a type, or a reference to it.</summary>
    /// <exception cref="InvalidOperationException">The type is written by a converter that nobody described.</exception>
    public JsonObject Of(Type type, SchemaRole role)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying, role);
        if (type.GetCustomAttribute<WrittenAsAttribute>() is { } written)
            return Of(written, role);
        if (Scalars.TryGetValue(type, out var scalar))
            return Scalar(scalar.Type, scalar.Format);
        if (type.IsEnum)
            return Reference(type, role, () => Enumeration(type));
        if (type == typeof(JsonObject))
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject() };
        if (type == typeof(JsonElement) || type == typeof(JsonText) || type == typeof(JsonNode) || type == typeof(object))
            return [];
        var contract = _options.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = Element(contract.ElementType!, null, role) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = Element(contract.ElementType!, null, role) },
            JsonTypeInfoKind.Object => Reference(type, role, () => Object(contract, role)),
            _ => throw new InvalidOperationException($"{type} is written by a converter: describe its shape with [WrittenAs]."),
        };
    }

    private JsonObject Of(WrittenAsAttribute written, SchemaRole role)
    {
        var direction = written.AsSent ? SchemaRole.Body : role;
        return written.Types is [var only] ? Of(only, direction) : new JsonObject { ["anyOf"] = new JsonArray([.. written.Types.Select(type => Of(type, direction))]) };
    }

    private JsonObject Reference(Type type, SchemaRole role, Func<JsonObject> make)
    {
        var key = (type, type.IsEnum ? SchemaRole.Answer : role);
        if (!_names.TryGetValue(key, out var name))
        {
            // Of two types that would share a name the later keeps its name in C#, then that of its feature before it.
            name = SchemaName.Candidates(type, role).First(candidate => !_named.ContainsKey(candidate));
            _names[key] = name;
            // Entered before it is made, so that a shape may hold itself.
            _named[name] = [];
            _named[name] = make();
        }

        return new JsonObject { ["$ref"] = "#/components/schemas/" + name };
    }

    private JsonObject Enumeration(Type type)
    {
        var names = Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, _options)).ToArray();
        return new JsonObject { ["type"] = names[0]!.GetValueKind() == JsonValueKind.String ? "string" : "integer", ["enum"] = new JsonArray(names) };
    }

    private JsonObject Object(JsonTypeInfo contract, SchemaRole role)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        var needed = contract.Type.GetCustomAttribute<RequiredMembersAttribute>()?.Names ?? [];
        foreach (var member in contract.Properties)
        {
            var property = member.AttributeProvider as PropertyInfo;
            if (role == SchemaRole.Body ? !IsRead(contract, member, property) : member.Get is null || member.IsExtensionData)
                continue;
            var nullability = property is null ? null : _nullability.Create(property);
            var mayBeNull = Nullable.GetUnderlyingType(member.PropertyType) is not null || (!member.PropertyType.IsValueType && nullability?.ReadState == NullabilityState.Nullable);
            var schema = property?.GetCustomAttribute<WrittenAsAttribute>() is { } written ? Of(written, role) : Element(member.PropertyType, nullability, role, orNull: false);
            if (property?.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
                schema["enum"] = new JsonArray([.. allowed.Values.Select(static value => JsonValue.Create((string)value!))]);
            // An answer leaves null out, unless the member is always written.
            var isAlways = property?.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is { Condition: System.Text.Json.Serialization.JsonIgnoreCondition.Never };
            var isRequired = role == SchemaRole.Answer
                ? !mayBeNull || isAlways
                : member.IsRequired || (property is not null && needed.Contains(property.Name));
            properties[member.Name] = mayBeNull && (role == SchemaRole.Body ? !isRequired : isAlways) ? OrNull(schema) : schema;
            if (isRequired)
                required.Add(member.Name);
        }

        var made = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            made["required"] = required;
        return made;
    }

    // Members of a body are those that its constructor or a setter takes.
    private static bool IsRead(JsonTypeInfo contract, JsonPropertyInfo member, PropertyInfo? property) =>
        member.Set is not null || member.AssociatedParameter is not null
        || (property is not null && contract.Type.GetConstructors().Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == property.Name)));

    private JsonObject Element(Type type, NullabilityInfo? nullability, SchemaRole role, bool orNull = true)
    {
        JsonObject schema;
        var arguments = nullability?.GenericTypeArguments ?? [];
        if (arguments.Length > 0 && Nullable.GetUnderlyingType(type) is null && typeof(IEnumerable).IsAssignableFrom(type) && _options.GetTypeInfo(type) is { ElementType: { } element } contract)
        {
            var items = Element(element, arguments[^1], role);
            schema = contract.Kind == JsonTypeInfoKind.Dictionary
                ? new JsonObject { ["type"] = "object", ["additionalProperties"] = items }
                : new JsonObject { ["type"] = "array", ["items"] = items };
        }
        else
        {
            schema = Of(type, role);
        }

        var isNull = orNull && (Nullable.GetUnderlyingType(type) is not null || (!type.IsValueType && nullability?.ReadState == NullabilityState.Nullable));
        return isNull ? OrNull(schema) : schema;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema.Count == 0)
            return schema;
        if (schema["type"] is JsonValue type && schema["enum"] is null)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    private static JsonObject Scalar(string type, string? format) =>
        format is null ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = type, ["format"] = format };
}
