namespace Opik.Server.Hosting.Errors;

/// <summary>
/// A request that cannot be served, with the documented status and one of the two error shapes:
/// <c>{"errors":["…"]}</c> or <c>{"code":N,"message":"…","details":"…"}</c>.
/// </summary>
internal sealed class ApiException : Exception
{
    private ApiException(int status, string message, IReadOnlyList<string>? errors, string? details) : base(message)
    {
        Status = status;
        Errors = errors;
        Details = details;
    }

    /// <summary>HTTP status.</summary>
    public int Status { get; }

    /// <summary>Texts of the first shape; null: the second shape.</summary>
    public IReadOnlyList<string>? Errors { get; }

    /// <summary>Member <c>details</c> of the second shape.</summary>
    public string? Details { get; }

    /// <summary>Whole seconds after which the client should try again; null: not said.</summary>
    public int? RetryAfter { get; private init; }

    /// <summary><c>{"errors":[…]}</c>: what the product itself says (missing entities, conflicts, validation).</summary>
    public static ApiException WithErrors(int status, params IReadOnlyList<string> errors) => new(status, string.Join("; ", errors), errors, null);

    /// <summary><c>{"code","message","details"}</c>: what the framework says.</summary>
    public static ApiException WithMessage(int status, string message, string? details = null) => new(status, message, null, details);

    /// <summary>400 for a query parameter, filter or other input that is understood but wrong.</summary>
    public static ApiException BadRequest(string error) => WithErrors(StatusCodes.Status400BadRequest, error);

    /// <summary>400 for a body that cannot be read at all.</summary>
    public static ApiException BadJson(string details) => WithMessage(StatusCodes.Status400BadRequest, "Unable to process JSON", details);

    /// <summary>422 for a body whose members break a rule; texts read <c>fieldName must …</c> with camelCase names.</summary>
    public static ApiException Invalid(params IReadOnlyList<string> errors) => WithErrors(StatusCodes.Status422UnprocessableEntity, errors);

    /// <summary>404 for an entity: <c>Trace id: … not found</c>.</summary>
    public static ApiException NotFound(string error) => WithErrors(StatusCodes.Status404NotFound, error);

    /// <summary>404 as for an unknown path (an unparsable UUID in a path, for example).</summary>
    public static ApiException NoSuchPath() => WithMessage(StatusCodes.Status404NotFound, "HTTP 404 Not Found");

    /// <summary>503: to be tried again in a moment.</summary>
    public static ApiException Unavailable(string message) =>
        new(StatusCodes.Status503ServiceUnavailable, message, null, null) { RetryAfter = 1 };

    /// <summary>429 with both headers that clients need to try again.</summary>
    public static ApiException TooManyRequests(string message, int seconds) =>
        new(StatusCodes.Status429TooManyRequests, message, [message], null) { RetryAfter = Math.Max(1, seconds) };

    /// <summary>400 for an id that is not a version 7 UUID; <paramref name="resource"/> is capitalised: <c>Trace</c>.</summary>
    public static ApiException NotVersion7(string resource) =>
        WithMessage(StatusCodes.Status400BadRequest, "Invalid UUID for id", $"{resource} id must be a version 7 UUID");
}
