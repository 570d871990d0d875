using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Hosting.Errors;

/// <summary>
/// The one place where a failure becomes an answer: always JSON, never a stack trace, and 500 only for a defect of the
/// server, which is logged. Answers without a body that routing produced (404, 405) get theirs here as well.
/// </summary>
internal sealed partial class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.StatusCode >= 400 && http.Response.ContentLength is null && http.Response.ContentType is null)
                await WriteAsync(http, ApiException.WithMessage(http.Response.StatusCode, $"HTTP {http.Response.StatusCode} {ReasonPhrase(http.Response.StatusCode)}"));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody reads an answer.
        }
        catch (Exception failure)
        {
            if (http.Response.HasStarted)
            {
                LogLate(logger, failure, http.Request.Method, http.Request.Path);
                http.Abort();
                return;
            }

            await WriteAsync(http, Translate(http, failure));
        }
    }

    private ApiException Translate(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case ApiException known:
                return known;
            case EntityNotFoundException missing:
                return ApiException.NotFound(missing.Message);
            case StoreConflictException conflict:
                return ApiException.WithErrors(StatusCodes.Status409Conflict, conflict.Message);
            case DraftLimitException full:
                return ApiException.WithErrors(StatusCodes.Status422UnprocessableEntity, full.Message);
            case FilterException filter:
                return ApiException.BadRequest(filter.Message);
            case StoreUnavailableException busy:
                LogUnavailable(logger, busy, http.Request.Method, http.Request.Path);
                return ApiException.Unavailable(busy.Message);
            case BadHttpRequestException bad:
                return ApiException.WithMessage(bad.StatusCode, $"HTTP {bad.StatusCode} {ReasonPhrase(bad.StatusCode)}", bad.Message);
            case OperationCanceledException:
                return ApiException.Unavailable("The server is stopping.");
            case IOException or ObjectDisposedException when http.RequestAborted.IsCancellationRequested:
                return ApiException.Unavailable("The request was cut off.");
            default:
                LogDefect(logger, failure, http.Request.Method, http.Request.Path);
                return ApiException.WithMessage(StatusCodes.Status500InternalServerError, "There was an error processing your request. It has been logged.");
        }
    }

    private static async Task WriteAsync(HttpContext http, ApiException error)
    {
        http.Response.Clear();
        if (GrpcStatus.IsGrpc(http.Request))
        {
            await GrpcStatus.FailAsync(http, GrpcStatus.OfHttp(error.Status), error.Details ?? error.Message);
            return;
        }

        if (error.RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString();
            if (error.Status == StatusCodes.Status429TooManyRequests)
                http.Response.Headers["RateLimit-Reset"] = seconds.ToString();
        }

        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.StatusCode = error.Status;
            return;
        }

        await http.WriteJsonAsync(error.Status, error, static (writer, error) => ErrorBody.Write(writer, error));
    }

    private static string ReasonPhrase(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

    [LoggerMessage(1001, LogLevel.Error, "{Method} {Path} failed.")]
    private static partial void LogDefect(ILogger logger, Exception failure, string method, PathString path);

    [LoggerMessage(1002, LogLevel.Warning, "{Method} {Path}: the answer broke off.")]
    private static partial void LogLate(ILogger logger, Exception failure, string method, PathString path);

    [LoggerMessage(1003, LogLevel.Warning, "{Method} {Path}: the store takes no writes now.")]
    private static partial void LogUnavailable(ILogger logger, Exception failure, string method, PathString path);
}
