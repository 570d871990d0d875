using System.Globalization;

namespace Opik.OpenTelemetry.Mapping.Model;

/// <summary>
/// A value of an attribute: <c>AnyValue</c> of
/// https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/common/v1/common.proto.
/// Kept small, because a body of a few megabytes can hold a million of them.
/// </summary>
internal sealed class OtlpValue
{
    /// <summary>A value that holds nothing.</summary>
    public static readonly OtlpValue Empty = new(OtlpValueKind.Empty, null, 0);

    private readonly object? _reference;
    private readonly long _bits;

    private OtlpValue(OtlpValueKind kind, object? reference, long bits)
    {
        Kind = kind;
        _reference = reference;
        _bits = bits;
    }

    /// <summary>What it holds.</summary>
    public OtlpValueKind Kind { get; }

    /// <summary>The text of a <see cref="OtlpValueKind.Text"/>, else empty.</summary>
    public string Text => _reference as string ?? "";

    /// <summary>The number of an <see cref="OtlpValueKind.Integer"/>; 1 for true.</summary>
    public long Integer => _bits;

    /// <summary>The number of a <see cref="OtlpValueKind.Number"/>.</summary>
    public double Number => BitConverter.Int64BitsToDouble(_bits);

    /// <summary>The bytes of <see cref="OtlpValueKind.Bytes"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _reference is ReadOnlyMemory<byte> bytes ? bytes : default;

    /// <summary>The elements of a <see cref="OtlpValueKind.List"/>.</summary>
    public IReadOnlyList<OtlpValue> Items => _reference as IReadOnlyList<OtlpValue> ?? [];

    /// <summary>The members of a <see cref="OtlpValueKind.Map"/>.</summary>
    public IReadOnlyList<OtlpAttribute> Members => _reference as IReadOnlyList<OtlpAttribute> ?? [];

    public static OtlpValue Of(string text) => new(OtlpValueKind.Text, text, 0);

    public static OtlpValue Of(bool value) => new(OtlpValueKind.Boolean, null, value ? 1 : 0);

    public static OtlpValue Of(long value) => new(OtlpValueKind.Integer, null, value);

    public static OtlpValue Of(double value) => new(OtlpValueKind.Number, null, BitConverter.DoubleToInt64Bits(value));

    public static OtlpValue Of(ReadOnlyMemory<byte> bytes) => new(OtlpValueKind.Bytes, bytes, 0);

    public static OtlpValue Of(IReadOnlyList<OtlpValue> items) => new(OtlpValueKind.List, items, 0);

    public static OtlpValue Of(IReadOnlyList<OtlpAttribute> members) => new(OtlpValueKind.Map, members, 0);

    /// <summary>The value as text when it is a scalar; null for lists, maps, bytes and nothing.</summary>
    public string? AsText() => Kind switch
    {
        OtlpValueKind.Text => Text,
        OtlpValueKind.Boolean => Integer == 1 ? "true" : "false",
        OtlpValueKind.Integer => Integer.ToString(CultureInfo.InvariantCulture),
        OtlpValueKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The value as a finite number, also when it came as text; null when it is none.</summary>
    public double? AsNumber() => Kind switch
    {
        OtlpValueKind.Integer => Integer,
        OtlpValueKind.Number when double.IsFinite(Number) => Number,
        OtlpValueKind.Text when double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };
}
