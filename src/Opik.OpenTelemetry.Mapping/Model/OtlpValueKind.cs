namespace Opik.OpenTelemetry.Mapping.Model;

/// <summary>What an <see cref="OtlpValue"/> holds.</summary>
internal enum OtlpValueKind
{
    /// <summary>Nothing: an <c>AnyValue</c> without a value.</summary>
    Empty = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>True or false.</summary>
    Boolean = 2,

    /// <summary>64-bit integer.</summary>
    Integer = 3,

    /// <summary>Floating point number, also NaN and infinities.</summary>
    Number = 4,

    /// <summary>List.</summary>
    List = 5,

    /// <summary>Key-value list.</summary>
    Map = 6,

    /// <summary>Bytes.</summary>
    Bytes = 7,
}
