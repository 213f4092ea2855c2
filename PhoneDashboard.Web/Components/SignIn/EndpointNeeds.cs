using PhoneDashboard.Core;

namespace PhoneDashboard.Web.Components.SignIn;

/// <summary>Closes endpoints that are not pages to those who lack the permission.</summary>
internal static partial class EndpointNeeds
{
    /// <summary>Declares the permission, and without it answers 403 and logs that, before the endpoint does anything.</summary>
    internal static TBuilder Needs<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints
            .WithMetadata(new NeedsAttribute(permission))
            .AddEndpointFilter((context, next) => context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().May(permission)
                ? next(context)
                : ValueTask.FromResult<object?>(Refuse(context.HttpContext)));

    private static IResult Refuse(HttpContext http)
    {
        LogRefusal(http.RequestServices.GetRequiredService<ILogger<NeedsAttribute>>(),
            http.RequestServices.GetRequiredService<CurrentActor>().Actor.AccountId);
        return Results.Problem("Your role does not allow this. Ask an administrator of your dashboard.",
            statusCode: StatusCodes.Status403Forbidden);
    }

    [LoggerMessage(LogLevel.Warning, "Account {AccountId} asked for what its role does not allow")]
    private static partial void LogRefusal(ILogger logger, long? accountId);
}
