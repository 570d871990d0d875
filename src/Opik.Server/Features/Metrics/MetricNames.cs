using System.Text.Json;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Metrics;

/// <summary>Names of enum members on the wire.</summary>
internal static class MetricNames
{
    /// <summary><c>TRACE_COUNT</c> and the like.</summary>
    public static string Upper<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    /// <summary><c>error_type</c> and the like.</summary>
    public static string Lower<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a member written in upper case (<paramref name="lower"/>: in lower case) with underscores; 400 for another text.</summary>
    public static T Parse<T>(string name, string text, bool lower = false)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Name(value, lower) == text)
                return value;
        }

        throw ApiException.BadRequest($"{name} must be one of [{string.Join(", ", Enum.GetValues<T>().Select(value => Name(value, lower)))}]");
    }

    private static string Name<T>(T value, bool lower)
        where T : struct, Enum => lower ? Lower(value) : Upper(value);
}
