using System.Globalization;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Server.Hosting.Json;

/// <summary>Members as the wire writes them: absent values are left out, times have microseconds, money no exponent.</summary>
internal static class WireWriter
{
    public static void WriteTextIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, string? value)
    {
        if (value is not null)
            writer.WriteString(member, value);
    }

    public static void WriteIdIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, Guid? value)
    {
        if (value is { } id)
            writer.WriteString(member, id);
    }

    public static void WriteInstant(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, DateTime? value)
    {
        if (value is not { } time)
            return;
        Span<byte> text = stackalloc byte[Instants.MaxLength];
        writer.WriteString(member, text[..Instants.Format(time, text)]);
    }

    public static void WriteNumberIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, double? value)
    {
        if (value is { } number)
            writer.WriteNumber(member, number);
    }

    /// <summary>Writes an instant as an element of a list.</summary>
    public static void WriteInstantValue(this Utf8JsonWriter writer, DateTime value)
    {
        Span<byte> text = stackalloc byte[Instants.MaxLength];
        writer.WriteStringValue(text[..Instants.Format(value, text)]);
    }

    /// <summary>A decimal without trailing zeros: <c>0.00012</c>, never <c>1.2E-4</c>.</summary>
    public static void WritePlainNumber(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, decimal value)
    {
        Span<byte> text = stackalloc byte[32];
        var written = value.TryFormat(text, out var length, "0.############################", CultureInfo.InvariantCulture);
        writer.WritePropertyName(member);
        writer.WriteRawValue(written ? text[..length] : "0"u8, skipInputValidation: true);
    }

    public static void WriteJsonIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, JsonText? value)
    {
        if (value is not { IsEmpty: false } json)
            return;
        writer.WritePropertyName(member);
        writer.WriteRawValue(json.Utf8.Span, skipInputValidation: true);
    }

    public static void WriteTextsIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, IReadOnlyList<string>? values)
    {
        if (values is not { Count: > 0 })
            return;
        writer.WriteStartArray(member);
        foreach (var value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    public static void WriteCountsIfAny(this Utf8JsonWriter writer, ReadOnlySpan<byte> member, IReadOnlyDictionary<string, long>? values)
    {
        if (values is not { Count: > 0 })
            return;
        writer.WriteStartObject(member);
        foreach (var (name, count) in values)
            writer.WriteNumber(name, count);
        writer.WriteEndObject();
    }

    /// <summary>Who wrote it, and when.</summary>
    public static void WriteAudit(this Utf8JsonWriter writer, DateTime createdAt, string? createdBy, DateTime lastUpdatedAt, string? lastUpdatedBy)
    {
        writer.WriteInstant("created_at"u8, createdAt);
        writer.WriteInstant("last_updated_at"u8, lastUpdatedAt);
        writer.WriteTextIfAny("created_by"u8, createdBy);
        writer.WriteTextIfAny("last_updated_by"u8, lastUpdatedBy);
    }
}
