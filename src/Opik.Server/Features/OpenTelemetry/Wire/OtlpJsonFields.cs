using System.Globalization;
using System.Text.Json;

namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>Reads members of OTLP JSON, each under its camelCase or its snake_case name; null counts as absent.</summary>
internal static class OtlpJsonFields
{
    public static JsonElement? Find(JsonElement owner, string camelCase, string snakeCase)
    {
        if (owner.ValueKind != JsonValueKind.Object)
            throw Wrong(camelCase, "a member of an object");
        if ((owner.TryGetProperty(camelCase, out var found) || owner.TryGetProperty(snakeCase, out found)) && found.ValueKind != JsonValueKind.Null)
            return found;
        return null;
    }

    public static IEnumerable<JsonElement> List(JsonElement owner, string camelCase, string snakeCase)
    {
        if (Find(owner, camelCase, snakeCase) is not { } found)
            return [];
        return found.ValueKind == JsonValueKind.Array ? found.EnumerateArray() : throw Wrong(camelCase, "an array");
    }

    public static string Text(JsonElement owner, string camelCase, string snakeCase) =>
        Find(owner, camelCase, snakeCase) is { } found ? Text(found, camelCase) : "";

    public static string Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String)
            throw Wrong(name, "a text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair (\ud83d alone) or bytes that are not UTF-8.
            throw new OtlpFormatException($"{name} is not valid Unicode.", exception);
        }
    }

    /// <summary>Bytes of an id, sent as hex in either case.</summary>
    public static ReadOnlyMemory<byte> Id(JsonElement owner, string camelCase, string snakeCase)
    {
        var text = Text(owner, camelCase, snakeCase);
        try
        {
            return Convert.FromHexString(text);
        }
        catch (FormatException exception)
        {
            throw new OtlpFormatException($"{camelCase} is not hexadecimal.", exception);
        }
    }

    /// <summary>A time, sent as text or number.</summary>
    public static ulong Nanoseconds(JsonElement owner, string camelCase, string snakeCase)
    {
        if (Find(owner, camelCase, snakeCase) is not { } found)
            return 0;
        if (found.ValueKind == JsonValueKind.Number && found.TryGetUInt64(out var number))
            return number;
        if (found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var inexact) && inexact is >= 0 and < ulong.MaxValue)
            return (ulong)inexact;
        if (found.ValueKind == JsonValueKind.String && ulong.TryParse(Text(found, camelCase), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return parsed;
        throw Wrong(camelCase, "nanoseconds since 1970");
    }

    public static long Integer(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number))
            return number;
        if (element.ValueKind == JsonValueKind.String && long.TryParse(Text(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed))
            return parsed;
        throw Wrong(name, "a 64-bit integer");
    }

    /// <summary>A number; NaN and the infinities come as text.</summary>
    public static double Double(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number))
            return number;
        if (element.ValueKind == JsonValueKind.String && double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed))
            return parsed;
        throw Wrong(name, "a number");
    }

    public static bool Boolean(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public static ReadOnlyMemory<byte> Base64(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.String && element.TryGetBytesFromBase64(out var bytes))
            return bytes;
        throw Wrong(name, "Base64");
    }

    /// <summary>Status code as number (2) or name (<c>STATUS_CODE_ERROR</c>, <c>ERROR</c>).</summary>
    public static int StatusCode(JsonElement status)
    {
        if (Find(status, "code", "code") is not { } found)
            return 0;
        if (found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number))
            return number;
        return Text(found, "status.code") switch
        {
            "STATUS_CODE_ERROR" or "ERROR" or "2" => 2,
            "STATUS_CODE_OK" or "OK" or "1" => 1,
            _ => 0,
        };
    }

    public static OtlpFormatException Wrong(string name, string expected) => new($"{name} is not {expected}.");
}
