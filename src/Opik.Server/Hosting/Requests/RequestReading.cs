using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Hosting.Requests;

/// <summary>Typed access to route values and query parameters, with the documented errors.</summary>
internal static class RequestReading
{
    /// <summary>Workspace and user of the request.</summary>
    public static Scope Scope(this HttpContext http) =>
        http.Features.Get<IScopeFeature>()?.Scope ?? throw new InvalidOperationException("The route is outside the paths that have a workspace.");

    /// <summary>A UUID in the path; anything else is 404, as for an unknown path.</summary>
    public static Guid RouteId(this HttpContext http, string name = "id") =>
        Guid.TryParseExact(http.Request.RouteValues[name] as string, "D", out var id) ? id : throw ApiException.NoSuchPath();

    /// <summary>A text in the path, URL-decoded.</summary>
    public static string RouteText(this HttpContext http, string name) => http.Request.RouteValues[name] as string ?? throw ApiException.NoSuchPath();

    /// <summary>A query parameter; null when absent or empty.</summary>
    public static string? QueryText(this HttpContext http, string name) =>
        http.Request.Query.TryGetValue(name, out var values) && values.Count > 0 && !string.IsNullOrEmpty(values[0]) ? values[0] : null;

    /// <summary>A UUID parameter; null when absent; 404 when it is none (as the original answers).</summary>
    public static Guid? QueryId(this HttpContext http, string name) =>
        http.QueryText(name) is not { } text ? null : Guid.TryParseExact(text, "D", out var id) ? id : throw ApiException.NoSuchPath();

    /// <summary>A boolean parameter.</summary>
    public static bool QueryFlag(this HttpContext http, string name, bool absent = false) =>
        http.QueryText(name) is not { } text ? absent : string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>An integer parameter between <paramref name="min"/> and <paramref name="max"/>; 400 outside.</summary>
    public static int QueryNumber(this HttpContext http, string name, int absent, int min, int max)
    {
        if (http.QueryText(name) is not { } text)
            return absent;
        if (!long.TryParse(text, out var number))
            throw ApiException.NoSuchPath();
        if (number < min)
            throw ApiException.BadRequest($"query param {name} must be greater than or equal to {min}");
        return number <= max ? (int)number : throw ApiException.BadRequest($"query param {name} must be less than or equal to {max}");
    }

    /// <summary>An instant parameter (ISO 8601); null when absent; 400 when it is none.</summary>
    public static DateTime? QueryTime(this HttpContext http, string name)
    {
        if (http.QueryText(name) is not { } text)
            return null;
        // A plus sign of an offset that nobody encoded arrives as a space.
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.Trim().Replace(' ', '+'));
        return Instants.TryParse(bytes, out var time) && Instants.IsInRange(time) ? time : throw ApiException.BadRequest($"query param {name} must be an ISO 8601 instant");
    }

    /// <summary><c>from_time</c> and <c>to_time</c>; 400 unless the first is earlier.</summary>
    public static (DateTime? From, DateTime? To) QueryTimeRange(this HttpContext http)
    {
        var from = http.QueryTime("from_time");
        var to = http.QueryTime("to_time");
        return from is { } start && to is { } end && start >= end
            ? throw ApiException.BadRequest("Parameter 'from_time' must be before 'to_time'")
            : (from, to);
    }

    /// <summary><c>page</c> (from 1) and <c>size</c> (from 1); 400 outside.</summary>
    public static (int Page, int Size) QueryPage(this HttpContext http, int size = 10, int maxSize = 2000) =>
        (http.QueryNumber("page", 1, 1, int.MaxValue), http.QueryNumber("size", size, 1, maxSize));

    /// <summary>Throws unless <paramref name="id"/> is a version 7 UUID; <paramref name="resource"/>: <c>Trace</c>, <c>Span</c>, …</summary>
    public static Guid Version7(this Guid id, string resource) => UuidV7.Is(id) ? id : throw ApiException.NotVersion7(resource);
}
