namespace Opik.Server.Features.OpenTelemetry.Wire;

/// <summary>What a body may contain. Its size is bounded where it is received.</summary>
internal static class OtlpLimits
{
    /// <summary>Deepest nesting of an attribute value. SDKs send flat values; payloads stay well under the 64 levels JSON readers accept.</summary>
    public const int ValueDepth = 32;

    /// <summary>Deepest nesting of a JSON body: each level of an attribute value takes up to four of JSON.</summary>
    public const int JsonDepth = (ValueDepth * 4) + 32;

    /// <summary>Refuses a value nested deeper than <see cref="ValueDepth"/>.</summary>
    public static void CheckDepth(int depth)
    {
        if (depth > ValueDepth)
            throw new OtlpFormatException($"An attribute value is nested deeper than {ValueDepth} levels.");
    }
}
