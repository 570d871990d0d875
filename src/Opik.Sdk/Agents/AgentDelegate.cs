using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace Opik.Agents;

/// <summary>Calls a delegate with inputs by name.</summary>
[RequiresUnreferencedCode("Parameters and results are read by reflection.")]
[RequiresDynamicCode("Parameters and results are read by reflection.")]
internal sealed class AgentDelegate
{
    private readonly Delegate agent;
    private readonly AgentJson json;
    private readonly ParameterInfo[] parameters;
    private readonly HashSet<string> nullable;

    public AgentDelegate(Delegate agent, AgentJson json)
    {
        (this.agent, this.json) = (agent, json);
        var all = agent.Method.GetParameters();
        // A delegate that is closed over the first argument of a static method does not take it.
        parameters = all[Math.Max(0, all.Length - agent.GetType().GetMethod("Invoke")!.GetParameters().Length)..];
        Inputs = [.. parameters.Where(static parameter => !AgentParameters.IsGiven(parameter)).Select(AgentParameters.Of)];
        nullable = [.. parameters.Where(static parameter => !AgentParameters.IsGiven(parameter) && AgentParameters.IsNullable(parameter)).Select(static parameter => parameter.Name!)];
    }

    /// <summary>What the page asks for.</summary>
    public IReadOnlyList<OpikEntrypointParameter> Inputs { get; }

    public async Task<JsonElement?> CallAsync(AgentRun run)
    {
        var result = await ResultAsync(Invoke([.. parameters.Select(parameter => Argument(parameter, run))]), run).ConfigureAwait(false);
        return json.Write(result);
    }

    private object? Argument(ParameterInfo parameter, AgentRun run)
    {
        if (parameter.ParameterType == typeof(AgentRun))
            return run;
        if (parameter.ParameterType == typeof(CancellationToken))
            return run.CancellationToken;
        if (!run.Inputs.TryGetValue(parameter.Name!, out var given) || (given.ValueKind == JsonValueKind.Null && parameter.HasDefaultValue))
            return parameter.HasDefaultValue ? parameter.DefaultValue : nullable.Contains(parameter.Name!) ? null : throw new OpikException($"The input '{parameter.Name}' is missing.");
        try
        {
            return json.Read(given, parameter.ParameterType) ?? (nullable.Contains(parameter.Name!) ? null : throw new OpikException($"The input '{parameter.Name}' must not be null."));
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException or InvalidOperationException or NotSupportedException)
        {
            throw new OpikException($"The input '{parameter.Name}' is no {AgentParameters.TypeName(parameter.ParameterType)} of type {parameter.ParameterType.Name}: {malformed.Message}", malformed);
        }
    }

    private object? Invoke(object?[] arguments)
    {
        try
        {
            return agent.DynamicInvoke(arguments);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
            throw;
        }
    }

    private async Task<object?> ResultAsync(object? returned, AgentRun run)
    {
        switch (returned)
        {
            case IAsyncEnumerable<string> pieces:
                return await run.ReportOutputAsync(pieces).ConfigureAwait(false);
            case ValueTask plain:
                await plain.ConfigureAwait(false);
                return null;
            case Task task:
                return await ValueOfAsync(task, run).ConfigureAwait(false);
            default:
                return returned?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>)
                    ? await ValueOfAsync((Task)type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null)!, run).ConfigureAwait(false)
                    : returned;
        }
    }

    private async Task<object?> ValueOfAsync(Task task, AgentRun run)
    {
        await task.ConfigureAwait(false);
        // A task without a result is a Task<VoidTaskResult> inside; what was declared counts.
        return agent.Method.ReturnType == typeof(Task) ? null : await ResultAsync(task.GetType().GetProperty("Result")?.GetValue(task), run).ConfigureAwait(false);
    }
}
