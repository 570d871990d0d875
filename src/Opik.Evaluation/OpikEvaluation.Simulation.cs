using Opik.Evaluation.Simulation;
using Opik.Evaluation.Tasks;

namespace Opik.Evaluation;

/// <content>Simulated conversations.</content>
public static partial class OpikEvaluation
{
    /// <summary>
    /// Lets a simulated user talk to a program. Each turn is a trace, all of one thread, so that the conversation shows among the
    /// threads of the project. Python: <c>run_simulation</c>.
    /// </summary>
    /// <param name="client">Traces.</param>
    /// <param name="app">
    /// The program: it gets one message and keeps the history itself, by the thread. Its answer is a
    /// <see cref="Conversations.ConversationMessage"/>, an object with <c>role</c> and <c>content</c>, or a text; anything else is
    /// made a text, nothing is "No response". When it throws, the message of the exception is the answer.
    /// </param>
    /// <param name="user">Who talks to it.</param>
    /// <param name="options">How; null: five turns of a new thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The number of turns is negative.</exception>
    public static Task<SimulationResult> RunSimulationAsync<T>(
        this OpikClient client, Func<SimulationTurn, CancellationToken, Task<T>> app, SimulatedUser user, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(user);
        options ??= new SimulationOptions();
        if (options.MaxTurns < 0)
            throw new ArgumentException("The number of turns must be 0 or more.", nameof(options));
        var name = options.AppName ?? DelegateNames.Of(app) ?? "simulation_app";
        return new SimulationRun(client, user, options, name, async (turn, cancellation) => await app(turn, cancellation).ConfigureAwait(false)).ExecuteAsync(cancellationToken);
    }

    /// <inheritdoc cref="RunSimulationAsync{T}(OpikClient, Func{SimulationTurn, CancellationToken, Task{T}}, SimulatedUser, SimulationOptions?, CancellationToken)"/>
    public static Task<SimulationResult> RunSimulationAsync<T>(
        this OpikClient client, Func<SimulationTurn, Task<T>> app, SimulatedUser user, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        return client.RunSimulationAsync((turn, _) => app(turn), user, Named(options, app), cancellationToken);
    }

    /// <inheritdoc cref="RunSimulationAsync{T}(OpikClient, Func{SimulationTurn, CancellationToken, Task{T}}, SimulatedUser, SimulationOptions?, CancellationToken)"/>
    public static Task<SimulationResult> RunSimulationAsync<T>(
        this OpikClient client, Func<SimulationTurn, T> app, SimulatedUser user, SimulationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        return client.RunSimulationAsync((turn, _) => Task.FromResult(app(turn)), user, Named(options, app), cancellationToken);
    }

    private static SimulationOptions Named(SimulationOptions? options, Delegate app)
    {
        options ??= new SimulationOptions();
        return options.AppName is null ? options with { AppName = DelegateNames.Of(app) } : options;
    }
}
