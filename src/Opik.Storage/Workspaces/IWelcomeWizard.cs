namespace Opik.Storage;

/// <summary>Whether a workspace has gone through the welcome wizard.</summary>
public interface IWelcomeWizard
{
    /// <summary>True after the first submission.</summary>
    Task<bool> IsCompletedAsync(Scope scope, CancellationToken cancellationToken);

    /// <summary>Saves the answers; a later submission replaces them.</summary>
    Task SubmitAsync(Scope scope, WelcomeWizardAnswers answers, CancellationToken cancellationToken);
}
