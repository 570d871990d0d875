using System.Net;
using Microsoft.Extensions.Logging;
using Opik.Rest;

namespace Opik.Guardrails;

/// <summary>Makes guardrails. From <see cref="OpikClient.Guardrails"/>. Python: <c>opik.guardrails</c>.</summary>
public sealed partial class GuardrailsClient
{
    private readonly OpikClient client;
    private readonly GuardrailService service;

    internal GuardrailsClient(OpikClient client) => (this.client, service) = (client, new GuardrailService(client));

    /// <summary>A guardrail of guards. Python: <c>Guardrail(guards)</c>.</summary>
    /// <param name="guards">The guards; a text has to pass all of them.</param>
    public Guardrail Create(params IEnumerable<Guard> guards)
    {
        ArgumentNullException.ThrowIfNull(guards);
        return new Guardrail(client, service, [.. guards]);
    }

    /// <summary>
    /// A guardrail of policies that are stored in the workspace; those that the workspace always applies come along unasked.
    /// Without any guard everything passes, which is logged as a warning. Python: <c>Guardrail.from_stored_policies</c>.
    /// </summary>
    /// <param name="names">Names of policies; null: only those that always apply.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikApiException">404: there is no policy of one of the names.</exception>
    /// <exception cref="GuardrailPolicyException">A policy holds a guard that this version cannot run.</exception>
    public async Task<Guardrail> FromStoredPoliciesAsync(IReadOnlyList<string>? names = null, CancellationToken cancellationToken = default)
    {
        var body = OpikRest.Utf8(new PolicyNamesBody(names ?? []), GuardrailsJson.Default.PolicyNamesBody);
        var response = await client.Rest.SendAsync(HttpMethod.Post, "v1/private/guardrails/policies/retrieve", body, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (response.Status != HttpStatusCode.OK)
            throw response.ToException();
        var policies = OpikRest.Parse(response, GuardrailsJson.Default.PoliciesBody).Policies ?? [];
        var guards = policies.SelectMany(policy => (policy.Guards ?? []).Select(guard => StoredGuards.Make(policy, guard))).ToList();
        if (guards.Count == 0)
            LogNoGuards(client.Logger, string.Join(", ", names ?? []));
        return new Guardrail(client, service, guards);
    }

    /// <summary>Trains a classifier for <see cref="CustomGuard"/>. Python: <c>create_custom_guardrail</c>.</summary>
    /// <param name="name">Name of the classifier.</param>
    /// <param name="description">What it finds.</param>
    /// <param name="examples">Texts to be blocked and texts not to be, at least one.</param>
    /// <param name="options">How to train; null: the defaults.</param>
    /// <param name="cancellationToken">Ends the wait, not the training.</param>
    /// <returns>The last state.</returns>
    /// <exception cref="GuardrailTrainingException">The training failed, was refused, or took too long.</exception>
    public async Task<GuardrailTraining> TrainAsync(string name, string description, IReadOnlyList<GuardrailExample> examples, GuardrailTrainingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfZero(examples?.Count ?? 0, nameof(examples));
        options ??= new GuardrailTrainingOptions();
        if (examples!.FirstOrDefault(example => example.Label is not (0 or 1)) is { } odd)
            throw new ArgumentException($"The label of an example is 0 or 1, not {odd.Label}.", nameof(examples));
        var body = OpikRest.Utf8(new TrainingBody(name, description, examples!, options.BaseModel, options.Epochs, options.Overwrite), GuardrailsJson.Default.TrainingBody);
        try
        {
            var state = await service.TrainAsync(HttpMethod.Post, "", body, cancellationToken).ConfigureAwait(false);
            return options.Wait ? await WaitAsync(name, options, cancellationToken).ConfigureAwait(false) : state;
        }
        catch (Exception failure) when (failure is OpikApiException or OpikConnectionException)
        {
            throw new GuardrailTrainingException($"Guardrail '{name}' could not be trained: {failure.Message}", failure);
        }
    }

    private async Task<GuardrailTraining> WaitAsync(string name, GuardrailTrainingOptions options, CancellationToken cancellationToken)
    {
        var started = client.Clock.GetTimestamp();
        while (true)
        {
            var state = await service.TrainAsync(HttpMethod.Get, $"/{Uri.EscapeDataString(name)}", default, cancellationToken).ConfigureAwait(false);
            options.Progress?.Report(state);
            if (state.Status == "completed")
                return state;
            if (state.Status == "failed")
                throw new GuardrailTrainingException($"Training guardrail '{name}' failed: {state.Error ?? "the service gave no reason"}.");
            if (client.Clock.GetElapsedTime(started) >= options.Timeout)
                throw new GuardrailTrainingException($"Training guardrail '{name}' took longer than {options.Timeout}; it may still end well: ask again later, or raise GuardrailTrainingOptions.Timeout.");
            await Task.Delay(options.PollInterval, client.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(1701, LogLevel.Warning, "The stored policies hold no guards, so this guardrail lets every text pass. Policies asked for: {Names}.")]
    private static partial void LogNoGuards(ILogger logger, string names);
}
