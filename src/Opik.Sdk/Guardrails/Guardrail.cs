using System.Text.Json;
using Opik.Contracts;
using Opik.Rest;

namespace Opik.Guardrails;

/// <summary>
/// Guards that a text has to pass before a program goes on with it. From <see cref="GuardrailsClient.Create"/>; thread-safe.
/// Python: <c>Guardrail</c>.
/// </summary>
public sealed class Guardrail
{
    private static readonly GuardTypeConverter TypeNames = new();
    private readonly OpikClient client;
    private readonly GuardrailService service;

    internal Guardrail(OpikClient client, GuardrailService service, IReadOnlyList<Guard> guards) => (this.client, this.service, Guards) = (client, service, guards);

    /// <summary>The guards.</summary>
    public IReadOnlyList<Guard> Guards { get; }

    /// <summary>
    /// Checks a text. Logged as a span <c>Guardrail</c> whose results are shown with the trace. Fails closed: what could not
    /// be checked has not passed. Python: <c>validate</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The results; all passed.</returns>
    /// <exception cref="GuardrailValidationFailedException">The text did not pass.</exception>
    /// <exception cref="GuardrailUnavailableException">The service or a judge failed.</exception>
    public async Task<GuardrailValidation> ValidateAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var span = client.StartSpan("Guardrail", SpanType.Guardrail);
        span.SetInput(JsonSerializer.SerializeToElement(new GuardrailInput(text), GuardrailsJson.Default.GuardrailInput));
        var checks = new List<GuardrailCheckResult>();
        OpikException? failure = null;
        var passed = true;
        try
        {
            passed = await RunAsync(text, checks, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikException unavailable)
        {
            failure = unavailable;
            span.SetError(unavailable);
        }

        var error = failure is null ? null : $"The guardrail could not be evaluated, so the text has not passed: {failure.Message}";
        var validation = new GuardrailValidation { Passed = failure is null && passed && checks.TrueForAll(check => check.Passed), Checks = checks, Error = error };
        span.SetOutput(JsonSerializer.SerializeToElement(validation, GuardrailsJson.Default.GuardrailValidation));
        Log(span, checks);
        if (failure is not null)
            throw new GuardrailUnavailableException(error!, validation, failure);
        return validation.Passed
            ? validation
            : throw new GuardrailValidationFailedException($"The text did not pass: {string.Join(", ", checks.Where(check => !check.Passed).Select(check => TypeNames.Name(check.Type)))}.", validation);
    }

    // The service is asked once for all its guards; judges follow.
    private async Task<bool> RunAsync(string text, List<GuardrailCheckResult> checks, CancellationToken cancellationToken)
    {
        var passed = true;
        var requests = Guards.SelectMany(guard => guard.Configs.Select(config => new ValidationRequest(guard.Type, config))).ToList();
        if (requests.Count > 0)
        {
            var answer = await service.ValidateAsync(text, requests, cancellationToken).ConfigureAwait(false);
            checks.AddRange(answer.Checks);
            passed = answer.Passed;
        }

        foreach (var judge in Guards.OfType<LlmJudgeGuard>())
            checks.Add(await GuardrailJudge.RunAsync(client, judge, text, cancellationToken).ConfigureAwait(false));
        return passed;
    }

    private void Log(OpikSpan span, List<GuardrailCheckResult> checks)
    {
        if (!span.IsRecording)
            return;
        foreach (var check in checks)
            client.Delivery.Enqueue(new GuardrailItem(check, TypeNames.Name(check.Type), span.TraceId, span.Id, span.ProjectName));
    }
}
