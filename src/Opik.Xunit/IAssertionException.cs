namespace Opik.Xunit;

/// <summary>xUnit shows an exception as a failed assertion, not as an error, when it implements an interface of this name.</summary>
internal interface IAssertionException;
