namespace Opik.Server.OpenApi;

/// <summary>
/// Says of a route what the document says of it. Handlers read the <see cref="HttpContext"/> themselves, so nothing can be
/// learnt from their parameters; tests hold the words against what the server takes and answers.
/// </summary>
internal static class EndpointDescription
{
    private const string Json = "application/json";

    /// <summary>What the operation is for: one sentence without a full stop.</summary>
    public static IEndpointConventionBuilder Says(this IEndpointConventionBuilder route, string summary) => route.WithMetadata(new OperationSummary(summary));

    /// <summary>Takes JSON of this shape.</summary>
    public static IEndpointConventionBuilder Takes<T>(this IEndpointConventionBuilder route) => route.WithMetadata(new BodyDescription(typeof(T), Json, true));

    /// <summary>Takes JSON of this shape, or nothing.</summary>
    public static IEndpointConventionBuilder MayTake<T>(this IEndpointConventionBuilder route) => route.WithMetadata(new BodyDescription(typeof(T), Json, false));

    /// <summary>Takes a form or file; <typeparamref name="T"/> describes the fields.</summary>
    public static IEndpointConventionBuilder TakesForm<T>(this IEndpointConventionBuilder route, string mediaType = "multipart/form-data") =>
        route.WithMetadata(new BodyDescription(typeof(T), mediaType, true));

    /// <summary>Takes bytes.</summary>
    public static IEndpointConventionBuilder TakesBytes(this IEndpointConventionBuilder route, string mediaType = "application/octet-stream") =>
        route.WithMetadata(new BodyDescription(null, mediaType, true));

    /// <summary>A write whose address says all.</summary>
    public static IEndpointConventionBuilder TakesNothing(this IEndpointConventionBuilder route) => route.WithMetadata(new BodyDescription(null, null, false));

    /// <summary>Answers JSON of this shape.</summary>
    public static IEndpointConventionBuilder Gives<T>(this IEndpointConventionBuilder route, int status = StatusCodes.Status200OK) =>
        route.WithMetadata(new AnswerDescription(status, typeof(T), Json));

    /// <summary>Answers rows of this shape, one JSON object a line, in a stream of bytes.</summary>
    public static IEndpointConventionBuilder GivesStream<T>(this IEndpointConventionBuilder route, string mediaType = "application/octet-stream") =>
        route.WithMetadata(new AnswerDescription(StatusCodes.Status200OK, typeof(T), mediaType));

    /// <summary>Answers server-sent events whose data has this shape.</summary>
    public static IEndpointConventionBuilder GivesEvents<T>(this IEndpointConventionBuilder route) => route.GivesStream<T>("text/event-stream");

    /// <summary>Answers JSON of this shape, or <c>null</c> where there is none.</summary>
    public static IEndpointConventionBuilder MayGive<T>(this IEndpointConventionBuilder route) =>
        route.WithMetadata(new AnswerDescription(StatusCodes.Status200OK, typeof(T), Json, IsNullable: true));

    /// <summary>Answers a file or page.</summary>
    public static IEndpointConventionBuilder GivesBytes(this IEndpointConventionBuilder route, params string[] mediaTypes)
    {
        foreach (var mediaType in mediaTypes)
            route.WithMetadata(new AnswerDescription(StatusCodes.Status200OK, null, mediaType));
        return route;
    }

    /// <summary>201 with the address of what was created.</summary>
    public static IEndpointConventionBuilder GivesCreated(this IEndpointConventionBuilder route) =>
        route.WithMetadata(new AnswerDescription(StatusCodes.Status201Created, null, null, HasLocation: true));

    /// <summary>Succeeds without a body.</summary>
    public static IEndpointConventionBuilder GivesNothing(this IEndpointConventionBuilder route, int status = StatusCodes.Status204NoContent) =>
        route.WithMetadata(new AnswerDescription(status, null, null));

    /// <summary>Sends to another address.</summary>
    public static IEndpointConventionBuilder GivesRedirect(this IEndpointConventionBuilder route, int status = StatusCodes.Status303SeeOther) =>
        route.WithMetadata(new AnswerDescription(status, null, null, HasLocation: true));

    /// <summary>Never succeeds here: the answer says who serves it.</summary>
    public static IEndpointConventionBuilder IsNotServed(this IEndpointConventionBuilder route, int status = StatusCodes.Status501NotImplemented) =>
        route.WithMetadata(new AnswerDescription(status, typeof(ErrorAnswer), Json));

    /// <summary>Reads these query parameters.</summary>
    public static IEndpointConventionBuilder Asks(this IEndpointConventionBuilder route, params QueryParameter[] parameters) => route.WithMetadata([.. parameters]);
}
