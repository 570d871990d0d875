using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Opik.Rest;

namespace Opik.Guardrails;

/// <summary>The guardrails service: a process beside the server. It takes plain bodies only.</summary>
internal sealed class GuardrailService(OpikClient client)
{
    private static readonly TimeSpan TrainingTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Its address.</summary>
    public Uri Address => client.Options.GuardrailsUrlOverride is { } given
        ? new Uri(given.AbsoluteUri.TrimEnd('/') + '/')
        : new Uri(client.Rest.Address, "/guardrails/");

    /// <summary>Checks a text.</summary>
    /// <exception cref="OpikException">It cannot be reached, refused, or gave an answer that cannot be trusted.</exception>
    public async Task<GuardrailValidation> ValidateAsync(string text, IReadOnlyList<ValidationRequest> requests, CancellationToken cancellationToken)
    {
        var body = OpikRest.Utf8(new ValidationBody(text, requests), GuardrailsJson.Default.ValidationBody);
        var response = await SendAsync(HttpMethod.Post, "api/v1/guardrails/validations", body, client.Options.GuardrailTimeout, cancellationToken).ConfigureAwait(false);
        if (response.Status != HttpStatusCode.OK)
            throw response.ToException();
        var answer = OpikRest.Parse(response, GuardrailsJson.Default.GuardrailValidation);
        // A shorter list, or a guard nobody asked for, would weaken the protection in silence.
        var known = answer.Checks.All(check => check is { Type: not GuardType.Unknown, Config.ValueKind: JsonValueKind.Object, Details.ValueKind: JsonValueKind.Object });
        return known && answer.Checks.Count >= requests.Count
            ? answer
            : throw new OpikException($"The guardrails service answered {answer.Checks.Count} of {requests.Count} checks, or with types that this version does not know.");
    }

    /// <summary>Begins or asks for a training.</summary>
    public async Task<GuardrailTraining> TrainAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        Parse(await SendAsync(method, $"api/v1/guardrails/custom/train{path}", body, TrainingTimeout, cancellationToken).ConfigureAwait(false), GuardrailsJson.Default.GuardrailTraining);

    private static T Parse<T>(RestResponse response, JsonTypeInfo<T> type) => OpikRest.Parse(response, type);

    // One attempt: whoever waits for a guardrail waits for an answer to a user.
    private Task<RestResponse> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> body, TimeSpan timeout, CancellationToken cancellationToken) =>
        client.Rest.SendAsync(() => new HttpRequestMessage(method, new Uri(Address, path)) { Content = body.IsEmpty ? null : JsonBody.Create(body, null) }, RetryMode.None, cancellationToken, timeout);
}
